const pay = form.querySelector(".pay");
const labels = [...pay.childNodes];

/** Says that the form is on its way, and sends it once only. */
form.addEventListener("submit", (event) => {
	if (pay.ariaDisabled === "true") {
		event.preventDefault();
	}
	else if (event.submitter === pay) {
		pay.ariaDisabled = "true";
		pay.textContent = form.dataset.wait;
	}
});
globalThis.addEventListener("pageshow", () => {
	if (pay.ariaDisabled === "true") {
		pay.ariaDisabled = null;
		pay.replaceChildren(...labels);
		update();
	}
});

/** Takes what was typed to the page in the other language, not in its address. */
document.querySelector(".languages").addEventListener("click", (event) => {
	const link = event.target.closest("a[hreflang]");
	if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
		event.preventDefault();
		const keep = Object.assign(document.createElement("input"), { type: "hidden", name: "keep", value: "1" });
		form.append(keep);
		const address = new URL(form.action);
		address.searchParams.set("lang", link.hreflang);
		form.action = address;
		form.submit();
	}
});
