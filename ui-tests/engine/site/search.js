// Shows what has every word, or a word that begins with it. The words are in the address, so a search
// can be linked.
"use strict";
const words = document.getElementById("words");
const found = document.getElementById("found");
const sections = [...document.querySelectorAll(".found")];
// `-` is inside the names of cases and claims, each part of which is a word.
const parts = (text) => text.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
const items = sections.flatMap((section) => [...section.querySelectorAll("li")].map((item) => [item, parts(item.textContent)]));

function search() {
    const wanted = parts(words.value);
    let count = 0;
    for (const [item, has] of items) {
        item.hidden = !wanted.length || !wanted.every((word) => has.some((one) => one.startsWith(word)));
        count += item.hidden ? 0 : 1;
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    const all = `${items.length} cases, claims, crates and other entries`;
    found.textContent = count ? `${count} of ${all}` : wanted.length ? `No results among ${all}` : `${all} can be found`;
    const address = new URL(location.href);
    if (wanted.length) address.searchParams.set("words", words.value);
    else address.searchParams.delete("words");
    history.replaceState(null, "", address);
}

words.value = new URLSearchParams(location.search).get("words") ?? "";
words.addEventListener("input", search);
search();
