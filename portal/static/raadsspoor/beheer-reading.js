// Brings the state of files that are being read up to date in place. Without this script there is a link for it.
const region = () => document.querySelector("[data-reading]");

const refresh = async () => {
  const response = await fetch(location.href, { credentials: "same-origin" });
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-reading]");
  if (!next) return;
  region().replaceWith(next);
  if (next.dataset.reading === "busy") setTimeout(refresh, 2000);
};

if (region()?.dataset.reading === "busy") setTimeout(refresh, 2000);
