const form = document.querySelector("form.pledge");
const amount = form.elements.amount;
const comparison = form.querySelector(".comparison");
const problem = form.querySelector(".problem");
const netAmounts = form.querySelector(".net-amounts");
const until = form.elements.until;
const debits = form.querySelector(".debits");
const days = until.dataset.days.split(" ");
const language = document.documentElement.lang;
const region = { en: "en-GB" }[language] ?? language;
const PAUSE = 700;
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

function written(cents, style) {
	const minimumFractionDigits = cents % 100 === 0 ? 0 : 2;
	return new Intl.NumberFormat(language, { minimumFractionDigits, ...style }).format(cents / 100);
}

function euros(cents) {
	return written(cents, { style: "currency", currency: "EUR" });
}

function plain(cents) {
	return written(cents, { useGrouping: false });
}

function fillText(pattern, ...texts) {
	return texts.reduce((text, value, i) => text.replace(`{${i}}`, () => value), pattern);
}

function fill(element, ...values) {
	element.textContent = fillText(element.dataset.pattern, ...values.map(euros));
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

/** The days of the debits with this interval, for as long as an end can be chosen. */
function intervalDays() {
	return months() > 0 ? days.filter((day, i) => i % months() === 0) : [];
}

/** The days of the debits until the chosen end, none without an end. */
function endingDays() {
	return until.value ? intervalDays().filter((day) => day.slice(0, 7) <= until.value) : [];
}

function date(day, style) {
	return new Intl.DateTimeFormat(region, { timeZone: "UTC", ...style }).format(new Date(day));
}

function longDate(day) {
	return date(day, { day: "numeric", month: "long", year: "numeric" });
}

/** Offers only months in which something is debited; a month between is taken as the last one before it. */
function showEnds() {
	const [none] = until.options;
	const chosen = until.value;
	const ends = new Map(intervalDays().map((day, i) => [day.slice(0, 7), i + 1]));
	until.replaceChildren(none, ...[...ends].map(([month, count]) =>
		new Option(fillText(until.dataset.end, date(month, { month: "long", year: "numeric" }), count), month)));
	const last = [...ends.keys()].filter((month) => month <= chosen).pop();
	until.value = chosen && last ? last : "";
}

function listDays(dates) {
	return dates.map((day, i) => dates[i + 1]?.slice(0, 4) === day.slice(0, 4)
		? date(day, { day: "numeric", month: "long" }) : longDate(day)).join(", ");
}

function listDebits(dates, paid) {
	const { one, few, many, on, listed } = debits.dataset;
	const sum = euros(paid * dates.length);
	if (dates.length === 1) {
		return fillText(one, longDate(dates[0]), sum);
	}
	return dates.length <= Number(listed) ? fillText(few, dates.length, listDays(dates), sum)
		: fillText(many, dates.length, fillText(on, longDate(dates.at(-1))), sum);
}

function showDebits(paid) {
	const dates = endingDays();
	for (const text of debits.querySelectorAll(".ending")) {
		text.textContent = paid > 0 && dates.length > 0 ? `${listDebits(dates, paid)}.` : text.dataset.open;
	}
}

/** Whether the debits go on for a year or longer, so that sums of a year mean something. */
function isForAYear() {
	const last = endingDays().at(-1);
	return months() > 0 && (!last || last >= days[12]);
}

function labelButton(paid) {
	const count = endingDays().length;
	for (const label of form.querySelectorAll("button .per")) {
		const { open, endless, ending } = label.dataset;
		label.textContent = paid > 0 ? fillText(count > 0 ? ending : endless, plain(paid), count) : open;
	}
}

function inAMonth(paid) {
	const rounded = euros(Math.floor((2 * paid + months()) / (2 * months())));
	return paid % months() === 0 ? rounded : fillText(comparison.dataset.about, rounded);
}

function compare(paid) {
	comparison.hidden = paid === 0 || months() > 0 && !isForAYear();
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

function showNetAmounts(paid) {
	const rows = [...netAmounts.querySelectorAll("tbody tr")];
	const [, one, all] = netAmounts.querySelectorAll("thead th");
	const summary = netAmounts.querySelector("summary [data-pattern]");
	const gainElement = netAmounts.querySelector(".gain");
	const gain = net(paid * times(), rows[0]) - net(paid, rows[0]) * times();
	netAmounts.querySelector("table").hidden = paid === 0;
	gainElement.hidden = paid === 0 || times() < 2 || gain <= 0 || !isForAYear();
	if (paid === 0) {
		summary.textContent = summary.dataset.open;
		return;
	}
	fill(summary, paid, net(paid, rows[0]));
	fill(one, paid);
	fill(all, paid * times());
	all.hidden = times() < 2 || !isForAYear();
	for (const row of rows) {
		const [each, together] = row.querySelectorAll("td");
		each.textContent = euros(net(paid, row));
		together.textContent = euros(net(paid, row) * times());
		together.hidden = all.hidden;
	}
	fill(gainElement, paid * times(), gain);
}

/** Tells the server what is shown, so that it converts nothing again. */
function rememberShown() {
	form.elements["shown.interval"].value = interval.value;
	form.elements["shown.amount"].value = amount.value;
}

function update() {
	const paid = cents();
	rememberShown();
	labelButton(paid);
	showDebits(paid);
	compare(paid);
	showNetAmounts(paid);
}

function chooseInterval() {
	interval = form.querySelector("[name=interval]:checked");
}

form.addEventListener("change", ({ target }) => {
	if (target.name === "interval") {
		chooseInterval();
		convert();
		showEnds();
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
