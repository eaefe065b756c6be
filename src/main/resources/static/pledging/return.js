const LONGEST = 8_000;
const { poll: address } = document.querySelector("[data-poll]").dataset;

async function poll(wait) {
	try {
		const answer = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
		if (answer.ok && !(await answer.text()).includes('data-state="confirming"')) {
			location.replace(address);
			return;
		}
	} catch {
		// The network may come back; the next poll tells.
	}
	setTimeout(poll, wait, Math.min(wait * 1.3, LONGEST));
}

setTimeout(poll, 300, 400);
