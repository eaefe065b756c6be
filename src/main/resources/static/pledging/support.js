const form = document.querySelector("form.pledge");
const amount = form.elements.amount;
const year = form.querySelector(".year");
const arrivals = form.querySelector(".arrivals");
const language = document.documentElement.lang;
const digits = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
const euros = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" });

function chosen() {
	return amount.value.trim() || form.querySelector("[name=suggestion]:checked")?.value || "";
}

function cents() {
	const text = chosen();
	return /^\d{1,6}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(",", ".")) * 100) : 0;
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

function relabel(paid) {
	for (const label of form.querySelectorAll("button .per")) {
		label.textContent = paid > 0 ? label.dataset.pattern.replace("{0}", written(paid)) : label.dataset.open;
	}
	if (paid > 0 && times() > 1) {
		fill(year, paid * times());
	} else {
		year.textContent = "";
	}
}

function share(cents, basisPoints) {
	return Math.floor((cents * basisPoints + 5_000) / 10_000);
}

function arriving(cents, row) {
	const subscription = times() > 0 ? share(cents, Number(arrivals.dataset.subscription)) : 0;
	return cents - share(cents, Number(row.dataset.share)) - Number(row.dataset.fixed) - subscription;
}

function recount(paid) {
	const rows = [...arrivals.querySelectorAll("tbody tr")];
	const [, one, all] = arrivals.querySelectorAll("thead th");
	fill(arrivals.querySelector("summary [data-pattern]"), paid, arriving(paid, rows[0]));
	fill(one, paid);
	fill(all, paid * times());
	all.hidden = times() === 0;
	for (const row of rows) {
		const [each, together] = row.querySelectorAll("td");
		each.textContent = euros.format(arriving(paid, row) / 100);
		together.textContent = euros.format((arriving(paid, row) * times()) / 100);
		together.hidden = times() === 0;
	}
	const more = arrivals.querySelector(".more");
	const gain = arriving(paid * times(), rows[0]) - arriving(paid, rows[0]) * times();
	more.hidden = times() < 2 || gain <= 0;
	fill(more, paid * times(), gain);
}

function renew() {
	const paid = cents();
	relabel(paid);
	recount(paid > 0 ? paid : Number(arrivals.dataset.example));
}

form.addEventListener("change", (event) => {
	if (event.target.name === "suggestion") {
		amount.value = "";
	}
	renew();
});
amount.addEventListener("input", () => {
	for (const suggestion of form.querySelectorAll("[name=suggestion]:checked")) {
		suggestion.checked = amount.value.trim() === "";
	}
	renew();
});
globalThis.addEventListener("pageshow", renew);
