"""Looking after each other: reports, holds, acts and their appeal, blocks, worries, and the audit log."""
