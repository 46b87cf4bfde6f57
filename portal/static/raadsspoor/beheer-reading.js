// Brings the state of files that are being read up to date in place. Without this script there is a link for it.
const FIRST_MS = 1500;
const LAST_MS = 15_000;
const region = () => document.querySelector("[data-reading]");

const linkOf = (node) => node?.getAttribute?.("href");

/** The new state in the place of the old one; who stood on a link in it stands there again. */
const replace = (next) => {
  const old = region();
  if (old.isEqualNode(next)) return;
  const focused = old.contains(document.activeElement) ? linkOf(document.activeElement) : null;
  old.replaceWith(next);
  const onward = next.querySelector("[data-next]"); // the one thing to do now; who waited at the heading goes there
  if (onward && document.activeElement?.matches("h2, body")) onward.focus();
  if (focused) [...next.querySelectorAll("a")].find((link) => linkOf(link) === focused)?.focus();
};

const say = (page) => {
  const status = document.querySelector("[data-reading-status]");
  const words = page.querySelector("[data-reading-status]")?.textContent.trim();
  if (status && words !== undefined && status.textContent.trim() !== words) status.textContent = words;
};

const fetched = async () => {
  const response = await fetch(location.href, { credentials: "same-origin" });
  return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
};

const refresh = async (pause) => {
  const page = document.hidden ? null : await fetched().catch(() => null);
  const next = page?.querySelector("[data-reading]");
  if (page && !next) return; // logged out meanwhile: the links lead to the login
  if (next) {
    replace(next);
    say(page);
  }
  if (region().dataset.reading === "busy") later(Math.min(pause * 1.3, LAST_MS));
};

const later = (pause) => setTimeout(refresh, pause, pause);

if (region()?.dataset.reading === "busy") later(FIRST_MS);
