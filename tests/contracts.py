"""Two contracts on imports that import-linter does not bring along (pyproject.toml names them)."""

import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import cast

import grimp
from importlinter import Contract, ContractCheck, fields, output


class OnlyStandardLibrary(Contract):
    """The named modules import nothing but the standard library and modules as pure as they are."""

    type_name = "only_standard_library"
    modules = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of such a module, direct ones only: what it may import is as pure as itself."""
        del verbose
        patterns = cast(Iterable[str], self.modules)
        pure = {
            name
            for name in graph.modules
            if any(fnmatchcase(name, each) or fnmatchcase(name, f"{each}.*") for each in patterns)
        }
        wrong = [
            (importer, imported)
            for importer in sorted(pure)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported not in pure and imported.partition(".")[0] not in sys.stdlib_module_names
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per import."""
        _render(check)


class OwnTables(Contract):
    """Only a feature itself imports its tables; the modules in `everyones` may import all of them."""

    type_name = "own_tables"
    everyones = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of a module called tables, from outside its package."""
        del verbose
        everyones = set(cast(Iterable[str], self.everyones))
        wrong = [
            (importer, imported)
            for imported in sorted(graph.modules)
            if imported.endswith(".tables") and imported not in everyones
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not importer.startswith(imported.removesuffix("tables")) and importer not in everyones
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per import."""
        _render(check)


def _render(check: ContractCheck) -> None:
    for importer, imported in check.metadata["wrong"]:
        output.print_error(f"{importer} imports {imported}")
