const POLLING = 120_000;
const LONGEST = 8_000;
const began = Date.now();

async function poll(wait) {
	try {
		const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
		if (answer.ok && !(await answer.text()).includes('data-state="confirming"')) {
			location.reload();
			return;
		}
	} catch {
		// The network may come back; the next poll tells.
	}
	if (Date.now() - began < POLLING) {
		setTimeout(poll, wait, Math.min(wait * 1.5, LONGEST));
	} else {
		giveUp();
	}
}

function giveUp() {
	document.querySelector(".waiting").remove();
	const lead = document.querySelector("[data-late]");
	lead.textContent = lead.dataset.late;
}

setTimeout(poll, 500, 1_000);
