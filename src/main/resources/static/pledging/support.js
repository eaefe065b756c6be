const form = document.querySelector("form.pledge");
const amount = form.elements.amount;
const button = form.querySelector("button[data-pattern]");
const digits = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2 });

function chosen() {
	return amount.value.trim() || form.querySelector("[name=suggestion]:checked")?.value || "";
}

function written(text) {
	const cents = Math.round(Number(text.replace(",", ".")) * 100);
	return cents % 100 === 0 ? String(cents / 100) : digits.format(cents / 100);
}

function relabel() {
	const text = chosen();
	button.textContent = /^\d{1,6}([.,]\d{1,2})?$/.test(text)
		? button.dataset.pattern.replace("{0}", written(text))
		: button.dataset.open;
}

form.addEventListener("change", (event) => {
	if (event.target.name === "suggestion") {
		amount.value = "";
	}
	relabel();
});
amount.addEventListener("input", () => {
	for (const suggestion of form.querySelectorAll("[name=suggestion]:checked")) {
		suggestion.checked = amount.value.trim() === "";
	}
	relabel();
});
globalThis.addEventListener("pageshow", relabel);
