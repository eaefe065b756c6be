const until = form.elements.until;
const debits = form.querySelector(".debits");
const days = until.dataset.days.split(" ");
const expectedDays = until.dataset.expectedDays.split(" ");
const region = { en: "en-GB" }[language] ?? language;
const OFFERED = 24;

/** The days of the debits with this interval, for as long as an end can be chosen. */
function intervalDays(all = days) {
	return months() > 0 ? all.filter((day, i) => i % months() === 0) : [];
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

function longMonth(month) {
	return date(month, { month: "long", year: "numeric" });
}

/** Offers times, and only months in which something is debited; a month between is taken as the last one before it. */
function showEnds() {
	const chosen = until.value;
	const counts = new Map(intervalDays().map((day, i) => [day.slice(0, 7), i + 1]));
	const ends = [...counts].map(([month, count]) => ({ month, count }));
	const last = ends.filter(({ month }) => chosen && month <= chosen).pop()?.month ?? "";
	const terms = until.dataset.terms.split(" ").flatMap((term) => ends
		.filter(({ count }) => count * months() === Number(term)).map((end) => ({ term, ...end })));
	const others = ends.filter(({ month, count }) => (count <= OFFERED || month === last)
		&& !terms.some((term) => term.month === month));
	for (const option of until.querySelectorAll(":scope > option:not([value=''])")) {
		option.remove();
	}
	until.options[0].after(...terms.map(({ term, month, count }) =>
		new Option(fillText(until.dataset[`term${term}`], count, longMonth(month)), month)));
	until.querySelector("optgroup").replaceChildren(...others.map(({ month, count }) =>
		new Option(fillText(until.dataset.end, longMonth(month), count), month)));
	until.value = last;
}

function listDays(dates) {
	return dates.map((day, i) => dates[i + 1]?.slice(0, 4) === day.slice(0, 4)
		? date(day, { day: "numeric", month: "long" }) : longDate(day)).join(", ");
}

function listDebits(dates, paid, isExpected) {
	const { one, few, many, on, expected, listed } = debits.dataset;
	const sum = euros(paid * dates.length);
	const around = (days) => isExpected ? fillText(expected, days) : days;
	if (dates.length === 1) {
		return fillText(one, around(longDate(dates[0])), sum);
	}
	return dates.length <= Number(listed) ? fillText(few, dates.length, around(listDays(dates)), sum)
		: fillText(many, dates.length, fillText(isExpected ? expected : on, longDate(dates.at(-1))), sum);
}

function showDebits(paid) {
	const count = endingDays().length;
	for (const text of debits.querySelectorAll(".endless")) {
		text.dataset.open ??= text.textContent;
		text.textContent = paid > 0 ? fillText(text.dataset.pattern, euros(paid)) : text.dataset.open;
	}
	for (const text of debits.querySelectorAll(".ending")) {
		const isExpected = text.closest(".due").matches(".expected");
		const dates = intervalDays(isExpected ? expectedDays : days).slice(0, count);
		text.textContent = paid > 0 && count > 0 ? `${listDebits(dates, paid, isExpected)}.` : text.dataset.open;
	}
}

/** Whether the debits go on for a year or longer, so that sums of a year mean something. */
function isForAYear() {
	const last = endingDays().at(-1);
	return months() > 0 && (!last || last >= days[12]);
}
