const form = document.querySelector("form.pledge");
const amount = form.elements.amount;
const year = form.querySelector(".year");
const netAmounts = form.querySelector(".net-amounts");
const language = document.documentElement.lang;
const digits = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
const euros = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" });

function chosen() {
	return amount.value.trim() || form.querySelector("[name=suggestion]:checked")?.value || "";
}

function cents() {
	const [, whole, part] = /^(?:€\s*)?(\d{1,7})(?:[.,](?:(\d{1,2})|--?|[–—]))?(?:\s*(?:€|Euro|EUR))?$/.exec(chosen()) ?? [];
	return whole ? Number(whole + (part ?? "").padEnd(2, "0")) : 0;
}

function times() {
	return Number(form.querySelector("[name=interval]:checked").dataset.times);
}

function written(cents) {
	return cents % 100 === 0 ? String(cents / 100) : digits.format(cents / 100);
}

function fill(element, ...values) {
	element.textContent = values.reduce((text, value, i) => text.replace(`{${i}}`, euros.format(value / 100)),
		element.dataset.pattern);
}

function labelButton(paid) {
	for (const label of form.querySelectorAll("button .per")) {
		label.textContent = paid > 0 ? label.dataset.pattern.replace("{0}", written(paid)) : label.dataset.open;
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
		each.textContent = euros.format(net(paid, row) / 100);
		together.textContent = euros.format((net(paid, row) * times()) / 100);
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
