// Shows what has every word, or a word that begins with it, and first what is called so. The words are
// in the address, so a search can be linked.
"use strict";
const words = document.getElementById("words");
const found = document.getElementById("found");
const sections = [...document.querySelectorAll(".found")];
// `-` is inside the names of cases and claims, each part of which is a word.
const parts = (text) => text.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
const items = sections.flatMap((section) => [...section.querySelectorAll("li")].map((item) => {
    return { item, section, name: parts(item.querySelector("a").textContent), has: parts(item.textContent) };
}));

const begins = (has, word) => has.some((one) => one.startsWith(word));

/** How far the name of an entry is from what is wanted. */
function distance(name, wanted) {
    const isAt = (start) => start >= 0 && wanted.every((word, index) => name[start + index] === word);
    if (isAt(0) || isAt(name.length - wanted.length)) return name.length - wanted.length;
    const far = 100;
    if (wanted.every((word) => name.includes(word))) return far;
    return wanted.every((word) => begins(name, word)) ? 2 * far : 3 * far;
}

function search() {
    const wanted = parts(words.value);
    const shown = items.filter(({ has }) => wanted.length && wanted.every((word) => begins(has, word)));
    for (const { item } of items) item.hidden = true;
    for (const section of sections) section.hidden = true;
    const near = new Map(shown.map((entry) => [entry, distance(entry.name, wanted)]));
    // The nearest comes first in its section, and the section with it before the others.
    shown.sort((one, other) => near.get(one) - near.get(other));
    const main = words.closest("main");
    for (const { item, section } of shown) {
        if (section.hidden) main.append(section);
        item.hidden = section.hidden = false;
        item.parentElement.append(item);
    }
    const all = `${items.length} cases, claims, crates and other entries`;
    const count = shown.length;
    found.textContent = count ? `${count} of ${all}` : wanted.length ? `No results among ${all}` : `${all} can be found`;
    const address = new URL(location.href);
    if (wanted.length) address.searchParams.set("words", words.value);
    else address.searchParams.delete("words");
    history.replaceState(null, "", address);
}

words.form.hidden = false;
words.value = new URLSearchParams(location.search).get("words") ?? "";
words.addEventListener("input", search);
search();
