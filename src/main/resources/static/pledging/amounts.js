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
