// Search, filters and order. The page says everything without this; it only helps to find it.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const controls = document.getElementById("controls");
  const search = document.getElementById("search");
  const database = document.getElementById("database");
  const shown = document.getElementById("shown");
  const boxes = all("input[name=verdict]", controls);
  const parts = all(".part");
  const NOUNS = { finding: ["finding", "findings"], table: ["table", "tables"] };

  // What stands in every finding alike (what nobody looked at, how it was measured) would match every search.
  const wordsOf = (element) => {
    if (!element.querySelector("[data-aside]")) return element.textContent;
    const copy = element.cloneNode(true);
    for (const aside of all("[data-aside]", copy)) aside.remove();
    return copy.textContent;
  };

  // The text of thousands of rows is read once.
  let items = null;
  const gather = () => {
    items ??= all("[data-item]").map((element) => ({
      element,
      kind: element.dataset.item,
      verdicts: element.dataset.verdict.split(" "),
      databases: (element.dataset.databases ?? element.closest(".database")?.id ?? "").split(" "),
      text: `${wordsOf(element)} ${element.title ?? ""}`.toLowerCase(),
    }));
    return items;
  };

  // The choice stands in the address, so that it survives a reload and can be sent to somebody.
  const remember = () => {
    const choice = new URLSearchParams();
    if (search.value.trim()) choice.set("search", search.value.trim());
    if (database?.value) choice.set("database", database.value);
    if (boxes.some((box) => !box.checked)) {
      choice.set("verdicts", boxes.filter((box) => box.checked).map((box) => box.value).join(" "));
    }
    const words = choice.toString();
    const before = location.hash.startsWith("#?");
    if (words || before) history.replaceState(null, "", words ? `#?${words}` : location.pathname + location.search);
  };
  const recall = () => {
    if (!location.hash.startsWith("#?")) return;
    const choice = new URLSearchParams(location.hash.slice(2));
    search.value = choice.get("search") ?? "";
    if (database) database.value = choice.get("database") ?? "";
    const wanted = choice.get("verdicts")?.split(" ");
    for (const box of boxes) box.checked = !wanted || wanted.includes(box.value);
  };

  const apply = () => {
    remember();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const where = database?.value ?? "";
    const counts = {};
    for (const item of gather()) {
      const matches =
        (!where || item.databases.includes(where)) &&
        (!item.verdicts[0] || item.verdicts.some((verdict) => wanted.has(verdict))) &&
        words.every((word) => item.text.includes(word));
      // What is drawn keeps its place in the picture; anything else makes room.
      if ("dims" in item.element.dataset) item.element.classList.toggle("dimmed", !matches);
      else item.element.hidden = !matches;
      if (item.kind in NOUNS) {
        counts[item.kind] ??= [0, 0];
        counts[item.kind][0] += matches ? 1 : 0;
        counts[item.kind][1] += 1;
      }
    }
    for (const section of all(".database")) section.hidden = Boolean(where) && section.id !== where;
    for (const part of parts) {
      const inside = all("[data-item]:not([data-dims])", part);
      part.querySelector(".none").hidden = inside.length === 0 || inside.some((element) => !element.hidden);
    }
    // What was found should be seen: a search unfolds the tables that hold it.
    if (words.length) {
      for (const row of all("tr[data-item]:not([hidden])")) {
        const fold = row.closest("details");
        if (fold) fold.open = true;
      }
    }
    const said = Object.entries(counts).map(
      ([kind, [some, whole]]) => `${some.toLocaleString("en")} of ${whole.toLocaleString("en")} ${NOUNS[kind][whole === 1 ? 0 : 1]}`,
    );
    shown.textContent = said.length ? `Showing ${said.join(" and ")}` : "";
  };

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  controls.addEventListener("change", apply);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input[type=search], select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && event.target === search && search.value) {
      search.value = "";
      apply();
    }
  });

  // A link into a fold, or to something that a filter hides, shows it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      search.value = "";
      if (database) database.value = "";
      for (const box of boxes) box.checked = true;
      apply();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#?")) {
      recall();
      apply();
    } else reveal();
  });

  // Paper has no folds; what was folded is folded again afterwards.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = all("details:not([open])");
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
  });

  // The heads of the table of tables become buttons that put its rows in order.
  const value = (row, column) => {
    const cell = row.cells[column];
    const number = Number(cell.dataset.n ?? (cell.textContent.replace(/[~,]/g, "") || NaN));
    return Number.isNaN(number) ? cell.textContent : number;
  };
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    // What nobody knows comes after what somebody does.
    return typeof a !== typeof b ? (typeof a === "number" ? 1 : -1) : a < b ? -1 : a > b ? 1 : 0;
  };
  for (const table of all("table.tables")) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        // Numbers are asked for with the largest first, names from the beginning.
        const first = column > 2 ? "descending" : "ascending";
        const other = column > 2 ? "ascending" : "descending";
        const order = head.ariaSort === first ? other : first;
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", order);
        const body = table.tBodies[0];
        const rows = [...body.rows].map((row) => [value(row, column), row]);
        rows.sort(([a], [b]) => (order === "ascending" ? compare(a, b) : compare(b, a)));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  controls.hidden = false;
  recall();
  apply();
  reveal();
})();
