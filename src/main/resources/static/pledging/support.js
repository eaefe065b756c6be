const form = document.querySelector("form.pledge");
const amount = form.elements.amount;
const year = form.querySelector(".year");
const netAmounts = form.querySelector(".net-amounts");
const language = document.documentElement.lang;
const MAX_LENGTH = 40;
const BLANKS = "[ \\t\\p{Zs}]*";
const CURRENCY = "(?:€|EUR(?:OS?)?)";
const CENTS = "(\\d{1,2}|--?|[–—−])";
const NUMBER = `(?:(\\d{1,7})(?:[.,]${CENTS})?|([1-9]\\d{0,2}(?:\\.\\d{3}){1,2})(?:,${CENTS})?`
	+ `|([1-9]\\d{0,2}(?:,\\d{3}){1,2})(?:\\.${CENTS})?)`;
const TYPED = new RegExp(`^${BLANKS}(?:${CURRENCY}${BLANKS})?${NUMBER}(?:${BLANKS}${CURRENCY})?${BLANKS}$`, "iu");

/** Parses an amount with the same grammar as the server (TypedAmount); null for anything else. */
function parseAmount(text) {
	const match = text.length <= MAX_LENGTH ? TYPED.exec(text) : null;
	if (!match) {
		return null;
	}
	const number = [1, 3, 5].find((group) => match[group] !== undefined);
	const euros = match[number].replace(/[.,]/g, "");
	const cents = match[number + 1];
	return {
		cents: Number(euros) * 100 + (/^\d/.test(cents ?? "") ? Number(cents.padEnd(2, "0")) : 0),
		ambiguous: number > 1 && euros.length <= 6 && cents === undefined,
	};
}

function chosen() {
	return amount.value.trim() ? amount.value : form.querySelector("[name=suggestion]:checked")?.value ?? "";
}

function cents() {
	const typed = parseAmount(chosen());
	return typed && !typed.ambiguous ? typed.cents : 0;
}

function written(cents, style) {
	const minimumFractionDigits = cents % 100 === 0 ? 0 : 2;
	return new Intl.NumberFormat(language, { minimumFractionDigits, ...style }).format(cents / 100);
}

function euros(cents) {
	return written(cents, { style: "currency", currency: "EUR" });
}

function times() {
	return Number(form.querySelector("[name=interval]:checked").dataset.times);
}

function fill(element, ...values) {
	element.textContent = values.reduce((text, value, i) => text.replace(`{${i}}`, euros(value)),
		element.dataset.pattern);
}

function labelButton(paid) {
	for (const label of form.querySelectorAll("button .per")) {
		label.textContent = paid > 0 ? label.dataset.pattern.replace("{0}", written(paid, { useGrouping: false })) : label.dataset.open;
	}
}

function showYear(paid) {
	for (const sum of year.children) {
		fill(sum, paid, paid * times());
	}
}

function share(cents, basisPoints) {
	return Math.floor((cents * basisPoints + 5_000) / 10_000);
}

function net(cents, row) {
	const subscription = times() > 0 ? share(cents, Number(netAmounts.dataset.subscription)) : 0;
	return cents - share(cents, Number(row.dataset.share)) - Number(row.dataset.fixed) - subscription;
}

function showNetAmounts(paid) {
	const rows = [...netAmounts.querySelectorAll("tbody tr")];
	const [, one, all] = netAmounts.querySelectorAll("thead th");
	fill(netAmounts.querySelector("summary [data-pattern]"), paid, net(paid, rows[0]));
	fill(one, paid);
	fill(all, paid * times());
	all.hidden = times() < 2;
	for (const row of rows) {
		const [each, together] = row.querySelectorAll("td");
		each.textContent = euros(net(paid, row));
		together.textContent = euros(net(paid, row) * times());
		together.hidden = times() < 2;
	}
	const gainElement = netAmounts.querySelector(".gain");
	const gain = net(paid * times(), rows[0]) - net(paid, rows[0]) * times();
	gainElement.hidden = times() < 2 || gain <= 0;
	fill(gainElement, paid * times(), gain);
}

function update() {
	const paid = cents();
	const shown = paid > 0 ? paid : Number(netAmounts.dataset.example);
	labelButton(paid);
	showYear(shown);
	showNetAmounts(shown);
}

form.addEventListener("change", (event) => {
	if (event.target.name === "suggestion") {
		amount.value = "";
	}
	update();
});
amount.addEventListener("input", () => {
	for (const suggestion of form.querySelectorAll("[name=suggestion]:checked")) {
		suggestion.checked = amount.value.trim() === "";
	}
	update();
});
globalThis.addEventListener("pageshow", update);
