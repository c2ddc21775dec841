// Before the first paint: light or dark and the language, as chosen here before. A classic script in the head, so
// that nothing flashes; the page's policy allows no script inside the page itself.
(() => {
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const chosen = localStorage.getItem("theme");
    root.dataset.theme = chosen ?? (night.matches ? "dark" : "light");
  };
  paint();
  night.addEventListener("change", paint);
  // Another page of this town chose, or this one did: "themed" is ours.
  addEventListener("storage", paint);
  addEventListener("themed", paint);
  root.lang = localStorage.getItem("language") ?? (navigator.language.startsWith("en") ? "en" : "fr");
})();
