// Hides what does not contain every word. The words are in the address, so a search can be linked.
"use strict";
const words = document.getElementById("words");
const found = document.getElementById("found");
const items = [...document.querySelectorAll(".found > li")].map((item) => [item, item.textContent.toLowerCase()]);

function search() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [item, text] of items) {
        item.hidden = !wanted.every((word) => text.includes(word));
        count += item.hidden ? 0 : 1;
    }
    found.textContent = `${count} of ${items.length} cases, claims and crates`;
}

words.value = new URLSearchParams(location.search).get("words") ?? "";
words.addEventListener("input", search);
search();
