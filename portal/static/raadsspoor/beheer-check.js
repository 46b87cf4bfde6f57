// Keys on the check screen, and where focus goes when a proposal was judged. All of it works without this script.
const KEY = "raadsspoor-toetsen";
const root = () => document.querySelector("[data-check]");
const proposals = () => [...document.querySelectorAll("[data-proposal]")];
const isOn = () => localStorage.getItem(KEY) !== "uit";
let isImproving = false; // the next screen opens at the fields of its proposal

const focusOn = (node) => {
  node.focus({ preventScroll: true });
  const block = node.offsetHeight < innerHeight - 200 ? "nearest" : "start"; // else its end comes first
  node.scrollIntoView({ block, behavior: "instant" }); // the next key may come before a smooth scroll has ended
};

/** Outlines on the page the words of a proposal, and brings them into view where the page scrolls by itself. */
const outline = (proposal) => {
  const own = [];
  for (const mark of document.querySelectorAll("mark[data-of]")) {
    const isOwn = mark.dataset.of.split(" ").includes(proposal.id);
    if (isOwn) own.push(mark);
    if (isOwn) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
  }
  const pane = own[0]?.closest(".check-page");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const [words, frame] = [own[0].getBoundingClientRect(), pane.getBoundingClientRect()];
  if (words.top < frame.top || words.bottom > frame.bottom) pane.scrollTop += words.top - frame.top - frame.height / 3;
};

const showSwitch = () => {
  const line = document.querySelector("[data-check-keys]");
  if (!line) return;
  line.hidden = false;
  root().dataset.keys = isOn() ? "on" : "off";
  const button = line.querySelector("[data-keys-switch]");
  button.textContent = isOn() ? button.dataset.off : button.dataset.on;
  button.onclick = () => {
    localStorage.setItem(KEY, isOn() ? "uit" : "aan");
    showSwitch();
  };
};

const press = (proposal, key) => {
  const button = proposal.querySelector(`[data-key="${key}"]`);
  isImproving = button?.matches("a") ?? false;
  button?.click();
};

const firstField = (proposal) => proposal.querySelector(":is([data-fields], [data-reason]) :is(input, select, textarea)");

/** V goes to the first field; once something was typed, it keeps that. */
const improve = (proposal) => {
  const field = firstField(proposal);
  if (!field || "typed" in proposal.dataset) return press(proposal, "v");
  field.focus();
  field.select?.();
};

/** Where the work goes on: what is wrong, else the proposal that is asked for, else publishing. */
const takeUp = () => {
  const places = ["#controle [autofocus]", "[data-current]", "[data-publish]", "#publiceren", "#h-voorstellen"];
  const place = places.map((one) => document.querySelector(one)).find(Boolean);
  focusOn(place);
  if (place.matches("[autofocus]")) place.closest("[data-proposal]").dataset.typed = "";
  if (isImproving && place.matches("[data-current]")) improve(place);
  isImproving = false;
};

const move = (proposal, step) => {
  const all = proposals();
  focusOn(all[Math.min(Math.max(all.indexOf(proposal) + step, 0), all.length - 1)]);
};

const isTyping = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea") !== null;

document.addEventListener("keydown", (event) => {
  const proposal = event.target.closest?.("[data-proposal]");
  if (!proposal || !isOn() || event.ctrlKey || event.altKey || event.metaKey) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") focusOn(proposal);
    // Elsewhere the browser sends the form at Enter, as "klopt"; in a choice it does nothing, and a reason is for V.
    if (event.key === "Enter" && event.target.matches("select, [name=reason]") && "typed" in proposal.dataset) {
      event.preventDefault();
      press(proposal, "v");
    }
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "arrowdown") move(proposal, 1);
  else if (key === "arrowup") move(proposal, -1);
  else if (key === "v") improve(proposal);
  else if (key === "j" || key === "n") press(proposal, key);
  else return;
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const proposal = event.target.closest("[data-proposal]");
  if (proposal) outline(proposal);
});

document.addEventListener("input", (event) => {
  const proposal = event.target.closest("[data-proposal]");
  if (proposal) proposal.dataset.typed = "";
});

/** Who points at "Verbeter" before anything was changed is brought to the first field. */
document.addEventListener("click", (event) => {
  const proposal = event.target.closest('button[data-key="v"]')?.closest("[data-proposal]");
  if (!proposal || !firstField(proposal) || "typed" in proposal.dataset) return;
  event.preventDefault();
  improve(proposal);
});

/** What another griffier just did, and other words from the server, stand in Wagtail's own place for them. */
const takeMessages = (page) => {
  const [old, next] = [document, page].map((one) => one.querySelector(".messages > ul"));
  if (old && next) old.replaceWith(next);
};

document.addEventListener("htmx:beforeSwap", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  if (page.querySelector("[data-check]")) {
    takeMessages(page);
    return;
  }
  event.preventDefault(); // logged out meanwhile, or taken back: what there is now says so
  window.location.reload();
});

document.addEventListener("htmx:sendError", () => {
  const detail = { clear: true, text: root().dataset.wordsLost, type: "error" };
  document.dispatchEvent(new CustomEvent("w-messages:add", { detail }));
});

document.addEventListener("htmx:afterSettle", (event) => {
  document.querySelector("[data-check-status]").textContent = root().dataset.status.trim();
  showSwitch();
  if (event.detail.pathInfo?.finalRequestPath.includes("/pagina/")) document.querySelector("#h-tekst").focus();
  else takeUp();
});

showSwitch();
const isReading = location.pathname.includes("/pagina/") || matchMedia("(pointer: coarse)").matches;
if (document.querySelector("[data-current]") && !isReading) {
  history.scrollRestoration = "manual"; // a reload goes on at the proposal, not where the window was
  takeUp();
  // Wagtail folds its menu late: what was in view may not be any more.
  addEventListener("load", () => document.querySelector("[data-current]")?.scrollIntoView({ block: "nearest" }));
}
