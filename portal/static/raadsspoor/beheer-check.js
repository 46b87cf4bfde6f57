// Keys on the check screen, and where focus goes when a proposal was judged. All of it works without this script.
const KEY = "raadsspoor-toetsen";
const root = () => document.querySelector("[data-check]");
const proposals = () => [...document.querySelectorAll("[data-proposal]")];
const current = () => document.activeElement?.closest("[data-proposal]") ?? document.querySelector("[data-current]");
const isOn = () => localStorage.getItem(KEY) !== "uit";

const focusOn = (proposal) => {
  proposal?.focus();
  proposal?.scrollIntoView({ block: "nearest" });
};

const showSwitch = () => {
  const line = document.querySelector("[data-check-keys]");
  if (!line) return;
  line.hidden = false;
  const button = line.querySelector("[data-keys-switch]");
  button.textContent = isOn() ? button.dataset.off : button.dataset.on;
  button.onclick = () => {
    localStorage.setItem(KEY, isOn() ? "uit" : "aan");
    showSwitch();
  };
};

/** Where the work goes on: the proposal that is asked for, else the button for publishing. */
const takeUp = () => {
  showSwitch();
  const proposal = document.querySelector("[data-current]");
  if (proposal) focusOn(proposal);
  else document.querySelector("[data-publish]")?.focus();
};

const move = (step) => {
  const all = proposals();
  focusOn(all[Math.min(Math.max(all.indexOf(current()) + step, 0), all.length - 1)]);
};

/** V in a proposal with fields goes to the first of them; pressed again, outside a field, it keeps what was changed. */
const improve = (proposal) => {
  const field = proposal.querySelector("[data-fields] :is(input, select, textarea):not([type=hidden])");
  if (field) field.focus();
  else proposal.querySelector('[data-key="v"]')?.click();
};

const isTyping = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea") !== null;

document.addEventListener("keydown", (event) => {
  const proposal = event.target.closest?.("[data-proposal]");
  if (!proposal || !isOn() || event.ctrlKey || event.altKey || event.metaKey) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") focusOn(proposal);
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "arrowdown") move(1);
  else if (key === "arrowup") move(-1);
  else if (key === "v") improve(proposal);
  else if (key === "j" || key === "n") proposal.querySelector(`[data-key="${key}"]`)?.click();
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:afterSettle", () => {
  document.querySelector("[data-check-status]").textContent = root().dataset.status.trim();
  takeUp();
});

document.addEventListener("htmx:sendError", () => window.location.reload());

if (root()) takeUp();
