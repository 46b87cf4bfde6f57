/* Offers words and things while somebody types in a search box: a combobox with a list of choices, after the ARIA
   pattern. Without this script, and when nothing comes back, the form works as it does. */

const SHORTEST = 2;
const PAUSE_MS = 150;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = form.querySelector("[role=listbox]");
    this.said = document.getElementById("melding");
    this.active = -1;
    this.asked = new AbortController();
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.close();
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // The field keeps the focus, so that a tap on a choice is no blur.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
    this.form.addEventListener("submit", () => this.close());
  }

  get options() {
    return [...this.list.children];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  wait() {
    this.stop();
    this.activate(-1);
    if (this.input.value.trim().length < SHORTEST) {
      this.close();
    } else {
      this.timer = setTimeout(() => this.ask(this.input.value), PAUSE_MS);
    }
  }

  stop() {
    clearTimeout(this.timer);
    this.asked.abort();
  }

  async ask(typed) {
    this.asked = new AbortController();
    try {
      const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: this.asked.signal, headers: { Accept: "application/json" } });
      if (answer.ok) this.show((await answer.json()).voorstellen);
      else this.close();
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(offers) {
    this.list.replaceChildren(...offers.map((offer, index) => this.option(offer, index)));
    this.active = -1;
    this.list.hidden = offers.length === 0;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.input.removeAttribute("aria-activedescendant");
    const { none, one, many } = this.list.dataset;
    this.say(offers.length === 0 ? none : offers.length === 1 ? one : many.replace("%", offers.length));
  }

  option(offer, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = offer.adres;
    for (const [name, words] of [["b", offer.tekst], ["span", offer.bij]]) {
      if (!words) continue;
      const part = document.createElement(name);
      part.dir = "auto";
      part.textContent = words;
      option.append(part, " ");
    }
    return option;
  }

  say(words) {
    if (this.said) this.said.textContent = words;
  }

  close() {
    this.stop();
    this.list.hidden = true;
    this.list.replaceChildren();
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  activate(index) {
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    this.active = index;
    const option = this.options[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const last = this.options.length - 1;
    const steps = {
      ArrowDown: () => this.activate(this.active < last ? this.active + 1 : -1),
      ArrowUp: () => this.activate(this.active === -1 ? last : this.active - 1),
      Escape: () => this.close(),
    };
    if (this.active >= 0) {
      Object.assign(steps, {
        Home: () => this.activate(0),
        End: () => this.activate(last),
        Enter: () => this.choose(this.options[this.active]),
      });
    }
    if (this.isOpen && steps[event.key]) {
      event.preventDefault();
      steps[event.key]();
    } else if (event.key === "ArrowDown" && !this.isOpen) {
      event.preventDefault();
      this.wait();
    } else if (["ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.activate(-1);
    }
  }

  choose(option) {
    window.location.assign(option.dataset.url);
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Suggestions(form);
