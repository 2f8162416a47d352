// Shows what has every word, or a word that begins with it, and first what is called so. Whoever pastes
// the first line of an error sees first what has this error. The words are in the address, so a search
// can be linked.
"use strict";
const words = document.getElementById("words");
const found = document.getElementById("found");
const sections = [...document.querySelectorAll(".found")];
// `-` is inside the names of cases and claims, each part of which is a word.
const parts = (text) => text.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
const items = sections.flatMap((section) => [...section.querySelectorAll("li")].map((item) => {
    const name = parts(item.querySelector("a").textContent);
    const claims = item.dataset.claims?.split(" ") ?? [];
    return { item, section, name, has: parts(item.textContent), errors: errors(item), claims };
}));

/**
 * The errors of an entry. Nearest to an error is the claim that has its cause and fix, then a case for which
 * a derive reports nothing else.
 */
function errors(item) {
    const found = [...item.querySelectorAll("[data-error]")].map(({ dataset }) => dataset);
    const isAlone = (side) => found.filter(({ of }) => of === side || of === "both").length === 1;
    return found.map(({ error, of }) => {
        const sides = of === "both" ? ["ours", "the builtin"] : [of];
        return { error: message(error), far: of === "claim" ? 0 : sides.some(isAlone) ? 2 : 3 };
    });
}

/** An error without its code: its words, and how to find it in a line, also with other names. */
function message(error) {
    const text = error.replace(/^E\d{4}: /, "");
    const pattern = (unknown) => {
        const known = text.split(unknown).map((part) => parts(part).map((word) => ` ${word}`));
        return { count: known.flat().length, words: new RegExp(`${known.map((part) => part.join("")).join("(?: .+)?")} `, "u") };
    };
    return { words: ` ${parts(text).join(" ")} `, exact: pattern(/…/u), renamed: pattern(/…|`[^`]*`/u) };
}

/** How far an error is from a line: negative if the line has all of it. */
function distanceOfError({ error, far }, wanted) {
    const line = ` ${wanted.join(" ")} `;
    // A few words between names are in many lines.
    for (const [level, least, { count, words }] of [[-2, 2, error.exact], [-1, 4, error.renamed]]) {
        if (count >= least && words.test(line)) return 1000 * level + 100 * far - count;
    }
    return wanted.length > 1 && error.words.includes(line.trimEnd()) ? 90 + far : Infinity;
}

const claimsHeading = document.getElementById("claims");

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
    const hasAll = ({ has }) => wanted.every((word) => begins(has, word));
    const nearest = ({ errors }) => Math.min(...errors.map((error) => distanceOfError(error, wanted)));
    const ofError = new Map(items.map((entry) => [entry, nearest(entry)]));
    const shown = items.filter((entry) => wanted.length && (hasAll(entry) || ofError.get(entry) < 0));
    for (const { item } of items) item.hidden = true;
    for (const section of sections) section.hidden = true;
    // A case of the claim that has the error is nearer than another case.
    const claims = items.filter((entry) => entry.section.contains(claimsHeading) && ofError.get(entry) < Infinity);
    const ids = new Set(claims.map(({ item }) => item.querySelector("a").textContent));
    const isOfClaim = (entry) => entry.claims.some((id) => ids.has(id));
    // If a case has the error word for word, its claims about the error come first, and then the case.
    const same = items.filter((entry) => entry.claims.length && ofError.get(entry) < -1000);
    const idsOfSame = new Set(same.flatMap((entry) => entry.claims));
    const isSame = (entry) => same.includes(entry) || (claims.includes(entry) && idsOfSame.has(entry.item.querySelector("a").textContent));
    const near = new Map(shown.map((entry) => {
        const far = ofError.get(entry);
        const nearer = (isSame(entry) ? 2000 : 0) + (isOfClaim(entry) ? (far < 0 ? 150 : 1.5) : 0);
        return [entry, Math.min(distance(entry.name, wanted), far - nearer)];
    }));
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
