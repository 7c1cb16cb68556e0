// Parts letters (core/letter/print_page.h) into sheets of paper before they are printed: only so can the first sheet
// have another header than those after it, and each its number.

const kSlice = 8;   // ms until others have their turn
const kSlack = 0.5; // px that roundings may add up to

function partOf(letter, name, isFirst) {
    const later = isFirst ? null : letter.querySelector(`:scope>.${name}.later`);
    const part = (later ?? letter.querySelector(`:scope>.${name}`)).cloneNode(true);
    part.classList.remove('later');
    return part;
}

function emptySheet(letter, isFirst) {
    const sheet = document.createElement('section');
    sheet.className = 'sheet';
    const text = document.createElement('div');
    text.className = 'text';
    sheet.append(partOf(letter, 'head', isFirst), text, partOf(letter, 'foot', isFirst));
    return sheet;
}

// Where the first character or picture of the element ends that reaches below `y`; null: none does.
function firstBelow(element, y) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
        (node) => node.nodeType === Node.TEXT_NODE || node.tagName === 'IMG' ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType !== Node.TEXT_NODE) {
            const rect = node.getBoundingClientRect();
            if (rect.bottom > y) return {node, offset: null, rect};
            continue;
        }
        const rectAt = (offset) => {
            range.setStart(node, offset);
            range.setEnd(node, offset + 1);
            return range.getBoundingClientRect();
        };
        range.selectNodeContents(node);
        if (!node.length || range.getBoundingClientRect().bottom <= y) continue;
        let low = 0;
        for (let high = node.length - 1; low < high;) {
            const middle = (low + high) >> 1;
            if (rectAt(middle).bottom > y) high = middle;
            else low = middle + 1;
        }
        const isHalf = low > 0 && /[\uDC00-\uDFFF]/.test(node.data[low]);
        return {node, offset: isHalf ? low - 1 : low, rect: rectAt(low)};
    }
    return null;
}

// The range from the line that doesn't fit to the end of the paragraph; null: its first line doesn't.
function lineBelow(paragraph, limit) {
    const found = firstBelow(paragraph, limit);
    if (!found) return null;
    // What stands in the same line may be smaller and end higher.
    const line = firstBelow(paragraph, found.rect.top + found.rect.height * 0.3) ?? found;
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    const top = range.getBoundingClientRect().top;
    if (line.rect.top < top + 1) return null;
    if (line.offset === null) range.setStartBefore(line.node);
    else range.setStart(line.node, line.offset);
    return range;
}

const before = (element) => {
    const range = document.createRange();
    range.setStartBefore(element);
    return range;
};

// Where the next sheet begins; null: all of the text fits. Something stays on the sheet in any case.
function cutOf(text) {
    const limit = text.getBoundingClientRect().top + text.clientHeight + kSlack;
    for (const block of text.children) {
        const isFirst = block === text.firstElementChild;
        if (!isFirst && block.dataset.breaks) return before(block);
        if (block.getBoundingClientRect().bottom <= limit) continue;
        if (block.tagName === 'TABLE') {
            const rows = [...block.rows].filter((row) => row.closest('table') === block);
            const row = rows.find((each, i) => each.getBoundingClientRect().bottom > limit && !(isFirst && i === 0));
            if (row && row !== rows[0]) return before(row);
        } else {
            const line = lineBelow(block, limit);
            if (line) return line;
        }
        if (!isFirst) return before(block);
    }
    return null;
}

// Takes what follows the cut out of the text.
function restAfter(text, cut) {
    const parted = cut.startContainer !== text;
    const range = document.createRange();
    range.setStart(cut.startContainer, cut.startOffset);
    range.setEnd(text, text.childNodes.length);
    const rest = range.extractContents();
    if (parted) {
        text.lastElementChild.style.marginBottom = '0';
        rest.firstElementChild.style.marginTop = '0';
        delete rest.firstElementChild.dataset.breaks;
    }
    return rest;
}

function count(sheets) {
    sheets.forEach((sheet, i) => {
        for (const element of sheet.querySelectorAll('[data-count]')) {
            let shown = element;
            while (shown.firstElementChild) shown = shown.firstElementChild;
            shown.textContent = String(element.dataset.count === 'page' ? i + 1 : sheets.length);
        }
    });
}

function sheetsOf(letter, desk) {
    const sheets = [];
    let rest = document.createDocumentFragment();
    rest.append(...letter.querySelector(':scope>.text').childNodes);
    // A break is a sheet of its own here.
    for (const element of rest.querySelectorAll('p')) {
        if (element.style.breakBefore !== 'page') continue;
        element.style.breakBefore = '';
        element.dataset.breaks = 'page';
    }
    while (rest) {
        const sheet = emptySheet(letter, sheets.length === 0);
        const text = sheet.querySelector('.text');
        desk.replaceChildren(sheet);
        text.append(rest);
        const cut = cutOf(text);
        rest = cut && restAfter(text, cut);
        sheets.push(sheet);
    }
    count(sheets);
    return sheets;
}

// Puts sheets in place of the letters in `page`, whose styles are in force on the screen too.
export async function intoSheets(page) {
    const desk = document.createElement('div');
    Object.assign(desk.style, {position: 'fixed', left: '0', top: '0', visibility: 'hidden', contain: 'layout'});
    desk.setAttribute('aria-hidden', 'true');
    document.body.append(desk);
    let begun = performance.now();
    for (const letter of page.querySelectorAll('.letter')) {
        letter.replaceWith(...sheetsOf(letter, desk));
        if (performance.now() - begun < kSlice) continue;
        await new Promise((resolve) => setTimeout(resolve));
        begun = performance.now();
    }
    desk.remove();
}
