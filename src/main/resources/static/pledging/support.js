const form = document.querySelector("form.pledge");
const amount = form.elements.amount;
const comparison = form.querySelector(".comparison");
const problem = form.querySelector(".problem");
const netAmounts = form.querySelector(".net-amounts");
const yearly = form.querySelector(".nudge");
const PAUSE = 700;

/** The amount as the reader chose it, from which it is converted for other intervals. */
let basis = null;
let interval = null;
let pause = 0;

function typed() {
	const tile = form.querySelector("[name=suggestion]:checked");
	return parseAmount(amount.value.trim() ? amount.value : tile?.value ?? "");
}

function minimum() {
	return Number(interval.dataset.minimum);
}

/** The cents of an amount that can be pledged, else 0. */
function cents() {
	const { cents, ambiguous } = typed() ?? { cents: 0 };
	return !ambiguous && cents >= minimum() && cents <= Number(problem.dataset.maximum) ? cents : 0;
}

function months() {
	return Number(interval.dataset.months);
}

function times() {
	return months() > 0 ? 12 / months() : 0;
}

function suggestions(of) {
	return of.dataset.suggestions.split(" ").map(Number);
}

function tiles() {
	return [...form.querySelectorAll("[name=suggestion]")];
}

function showSuggestions() {
	const offered = suggestions(interval);
	const shown = tiles();
	const list = shown[0].closest(".tiles");
	const checked = shown.findIndex((tile) => tile.checked);
	list.replaceChildren(...offered.map((each, i) => {
		const label = (shown[i] ?? shown[0]).closest("label").cloneNode(true);
		label.querySelector("input").value = plain(each);
		label.querySelector("input").checked = i === checked;
		label.querySelector("span").textContent = euros(each);
		return label;
	}));
}

function rememberBasis() {
	const parsed = typed();
	const tile = amount.value.trim() ? -1 : tiles().findIndex((each) => each.checked);
	basis = parsed && !parsed.ambiguous ? { cents: parsed.cents, months: months(), tile } : null;
}

/** The same sum in a month, rounded as the server does; a single payment has nothing to compare with. */
function converted() {
	if (basis.months > 0 && months() > 0) {
		return Math.floor((2 * basis.cents * months() + basis.months) / (2 * basis.months));
	}
	const offered = suggestions(interval);
	return basis.tile >= 0 && basis.months !== months() ? offered[Math.min(basis.tile, offered.length - 1)] : basis.cents;
}

function convert() {
	showSuggestions();
	if (basis) {
		const sum = converted();
		const tile = suggestions(interval).indexOf(sum);
		tiles().forEach((each, i) => {
			each.checked = i === tile;
		});
		amount.value = tile < 0 ? plain(sum) : "";
	}
}

function labelButton(paid) {
	const count = endingDays().length;
	for (const label of form.querySelectorAll(".pay .per")) {
		const { open, endless, ending } = label.dataset;
		label.textContent = paid > 0 ? fillText(count > 0 ? ending : endless, plain(paid), count) : open;
	}
}

function inAMonth(paid) {
	const rounded = euros(Math.floor((2 * paid + months()) / (2 * months())));
	return paid % months() === 0 ? rounded : fillText(comparison.dataset.about, rounded);
}

function compare(paid) {
	comparison.hidden = paid === 0 || !isForAYear();
	const other = { 0: () => "", 1: () => euros(paid * times()) }[months()] ?? (() => inAMonth(paid));
	for (const text of comparison.children) {
		text.textContent = fillText(text.dataset.pattern, euros(paid), other());
	}
}

function problemOf(parsed) {
	const { ambiguous, tooSmall, tooLarge, maximum } = problem.dataset;
	if (!parsed) {
		return "";
	}
	if (parsed.ambiguous) {
		return fillText(ambiguous, euros(parsed.cents), plain(parsed.cents));
	}
	if (parsed.cents < minimum()) {
		return fillText(tooSmall, interval.dataset.minimumText);
	}
	return parsed.cents > Number(maximum) ? tooLarge : "";
}

function showProblem() {
	problem.textContent = problemOf(typed());
	problem.hidden = problem.textContent === "";
	amount.ariaInvalid = problem.hidden ? null : "true";
}

/** Says what is wrong when the reader pauses, not at every key. */
function showProblemSoon() {
	clearTimeout(pause);
	problem.hidden = true;
	pause = setTimeout(showProblem, PAUSE);
}

function share(cents, basisPoints) {
	return Math.floor((cents * basisPoints + 5_000) / 10_000);
}

function net(cents, row) {
	const subscription = times() > 0 ? share(cents, Number(netAmounts.dataset.subscription)) : 0;
	return cents - share(cents, Number(row.dataset.share)) - Number(row.dataset.fixed) - subscription;
}

function chosenRow() {
	const way = form.querySelector("[name=paymentMethod]:checked").value;
	return netAmounts.querySelector(`[data-way=${way}]`);
}

/** Offers to pay once a year where more of it arrives. */
function offerYearly(paid) {
	const row = chosenRow();
	const gain = net(paid * times(), row) - net(paid, row) * times();
	yearly.hidden = paid === 0 || times() < 2 || gain <= 0 || !isForAYear() || paid * times() > Number(problem.dataset.maximum);
	fill(yearly.querySelector("button"), paid * times());
	yearly.querySelector("span").textContent = fillText(yearly.dataset.pattern, euros(gain));
}

function showNetAmounts(paid) {
	const rows = [...netAmounts.querySelectorAll("tbody tr")];
	const [, one, all] = netAmounts.querySelectorAll("thead th");
	const summary = netAmounts.querySelector("summary [data-pattern]");
	const exact = form.querySelector(".net > p");
	netAmounts.querySelector("table").hidden = paid === 0;
	exact.parentElement.hidden = paid === 0;
	offerYearly(paid);
	if (paid === 0) {
		summary.textContent = summary.dataset.open;
		return;
	}
	fill(summary, paid, Math.max(...rows.map((row) => net(paid, row))));
	fill(exact, paid, net(paid, chosenRow()));
	fill(one, paid);
	fill(all, paid * times());
	all.hidden = times() < 2 || !isForAYear();
	for (const row of rows) {
		const [each, together] = row.querySelectorAll("td");
		each.textContent = euros(net(paid, row));
		together.textContent = euros(net(paid, row) * times());
		together.hidden = all.hidden;
	}
}

/** Tells the server what is shown, so that it converts nothing again. */
function rememberShown() {
	form.elements["shown.interval"].value = interval.value;
	form.elements["shown.amount"].value = amount.value;
	form.elements["shown.stated"].value = "";
}

function update() {
	const paid = cents();
	markChosen(".due", chosenRow().dataset.way === "sepa_debit" ? ".expected" : ".today");
	markChosen(".endless, .ending", until.value ? ".ending" : ".endless");
	rememberShown();
	labelButton(paid);
	showDebits(paid);
	compare(paid);
	showNetAmounts(paid);
}

function chooseInterval() {
	interval = form.querySelector("[name=interval]:checked");
	markChosen(".per", `.${interval.value}`);
}

/** Does what the style sheet does, for browsers that do not know :has. */
function markChosen(texts, chosen) {
	for (const text of form.querySelectorAll(texts)) {
		text.classList.toggle("chosen", text.matches(chosen));
	}
}

function changeInterval() {
	chooseInterval();
	convert();
	showEnds();
}

yearly.querySelector("button").addEventListener("click", () => {
	form.querySelector("[name=interval][value=yearly]").checked = true;
	changeInterval();
	update();
	form.querySelector("[name=interval]:checked").focus();
});
form.addEventListener("change", ({ target }) => {
	if (target.name === "interval") {
		changeInterval();
	}
	if (target.name === "suggestion") {
		amount.value = "";
		rememberBasis();
	}
	showProblem();
	update();
});
amount.addEventListener("input", () => {
	for (const tile of tiles()) {
		tile.checked = tile.checked && amount.value.trim() === "";
	}
	rememberBasis();
	showProblemSoon();
	update();
});
globalThis.addEventListener("pageshow", () => {
	chooseInterval();
	showSuggestions();
	showEnds();
	rememberBasis();
	update();
});
