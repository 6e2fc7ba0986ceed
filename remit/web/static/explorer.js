// Completion of the search, highlighting, history and progress of queries. Every page works without this file.
"use strict";

const said = document.body.dataset;
const KEPT = 12;

function kept(language) {
  try {
    const found = JSON.parse(localStorage.getItem("remit." + language) || "[]");
    return Array.isArray(found) ? found.filter((q) => typeof q === "string") : [];
  } catch {
    return [];
  }
}

function keep(language, queries) {
  try {
    localStorage.setItem("remit." + language, JSON.stringify(queries.slice(0, KEPT)));
  } catch {
    // a browser that keeps nothing has no history
  }
}

function completion(field) {
  const list = document.getElementById("near");
  let waiting = 0;
  let asked = null;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      const text = field.value.trim();
      if (!text) return;
      try {
        const here = new URLSearchParams(location.search), kept = ["on", "as_known"].filter(k => here.get(k));
        const address = "/api/search?" + new URLSearchParams([["q", text], ...kept.map(k => [k, here.get(k)])]);
        const answer = await fetch(address, { signal: asked.signal });
        if (!answer.ok) return;
        const { found } = await answer.json();
        list.replaceChildren(...found.map(({ name }) => Object.assign(document.createElement("option"), { value: name, label: text + " · " + name })));
      } catch (error) {
        if (error.name !== "AbortError") list.replaceChildren();
      }
    }, 180);
  });
}

const WORDS = {
  cypher: "MATCH|OPTIONAL|WHERE|RETURN|WITH|UNWIND|ORDER|BY|LIMIT|SKIP|DISTINCT|AS|AND|OR|NOT|IN|CONTAINS|STARTS|ENDS|EXISTS|DESC|ASC|UNION|NULL|IS|CASE|WHEN|THEN|ELSE|END",
  sparql: "PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|WHERE|FILTER|OPTIONAL|UNION|MINUS|GRAPH|VALUES|BIND|AS|GROUP|HAVING|ORDER|BY|LIMIT|OFFSET|DISTINCT|REDUCED|DESC|ASC|NOT|EXISTS|IN|COUNT|SUM|MIN|MAX|AVG|SAMPLE",
};

function coloured(target, text, language) {
  const parts = new RegExp(
    "(?<note>" + (language === "cypher" ? "//[^\\n]*" : "#[^\\n]*(?![^<]*>)") + ")" +
      "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')" +
      "|(?<name><[^<>\\s]*>|[?$]\\w+|:\\w+|\\b\\w+:\\w+)" +
      "|(?<word>\\b(?:" + WORDS[language] + ")\\b)", "gi");
  target.replaceChildren();
  let at = 0;
  for (const found of text.matchAll(parts)) {
    const kind = Object.keys(found.groups).find((k) => found.groups[k] !== undefined);
    const piece = document.createElement("span");
    piece.className = "t-" + kind;
    piece.textContent = found[0];
    target.append(text.slice(at, found.index), piece);
    at = found.index + found[0].length;
  }
  target.append(text.slice(at) + "\n");
}

function editing() {
  for (const block of document.querySelectorAll("pre.code")) coloured(block, block.textContent.trimEnd(), block.dataset.language);
  const field = document.querySelector("textarea[data-language]");
  if (!field) return;
  const language = field.dataset.language;
  const under = document.createElement("pre");
  under.setAttribute("aria-hidden", "true");
  field.parentElement.prepend(under);
  field.parentElement.classList.add("lit");
  const draw = () => {
    coloured(under, field.value, language);
    under.scrollTop = field.scrollTop;
  };
  field.addEventListener("input", draw);
  field.addEventListener("scroll", draw);
  draw();
  const form = field.form;
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("button"));
  });
  past(form, field, language, draw);
  form.addEventListener("submit", () => {
    const text = field.value.trim();
    if (text) keep(language, [text, ...kept(language).filter((q) => q !== text)]);
    running(form.querySelector(".progress"));
  });
}

function running(place) {
  const begun = Date.now();
  const stop = Object.assign(document.createElement("button"), { type: "button", textContent: said.stop });
  const time = document.createElement("span");
  const tick = setInterval(() => {
    time.textContent = said.running + " " + Math.round((Date.now() - begun) / 1000) + " s ";
    if (!stop.isConnected) place.replaceChildren(time, stop);
  }, 500);
  const end = () => {
    clearInterval(tick);
    place.replaceChildren();
  };
  stop.addEventListener("click", () => {
    window.stop(); // the server sees the connection close and kills the query's process
    end();
  });
  window.addEventListener("pageshow", end, { once: true });
}

function past(form, field, language, draw) {
  const section = document.querySelector(".history");
  const queries = kept(language);
  if (!queries.length) return;
  section.hidden = false;
  section.querySelector("ul").replaceChildren(
    ...queries.map((text) => {
      const row = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: "#query", textContent: text.replace(/\s+/g, " "), title: text });
      link.addEventListener("click", () => {
        field.value = text;
        draw();
      });
      row.append(link);
      return row;
    }),
  );
  const clear = Object.assign(document.createElement("button"), { type: "button", textContent: said.clear });
  clear.addEventListener("click", () => {
    keep(language, []);
    section.hidden = true;
  });
  section.append(clear);
}

for (const field of document.querySelectorAll("input[data-complete]")) completion(field);
editing();

const found = document.querySelector(".found");
const first = found?.querySelector("li.chosen");
if (first) found.scrollTop = first.offsetTop - found.offsetTop - 40;
if (location.hash === "#chosen") document.getElementById("chosen")?.scrollIntoView({ block: "center" });

// What is chosen and filtered inside a picture stands in the address of its page, and comes back with it.
const picture = document.querySelector("iframe[data-picture]");
if (picture) {
  if (location.hash.includes("=")) picture.src = picture.src.split("#")[0] + location.hash;
  addEventListener("message", (event) => {
    if (event.source !== picture.contentWindow || event.origin !== location.origin || typeof event.data !== "string") return;
    history.replaceState(null, "", location.pathname + location.search + (event.data.length > 1 ? event.data : ""));
  });
}
