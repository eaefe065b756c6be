const count = document.querySelector(".count");
let stream;

/** Shows the count of the newest event, nothing while it may not be shown. */
function showCount({ data }) {
	const { count: supporters } = JSON.parse(data);
	const written = (number) => new Intl.NumberFormat(document.documentElement.lang).format(number);
	count.hidden = supporters === null;
	count.textContent = supporters === null ? "" : count.dataset.pattern
		.replace("{0}", written(supporters)).replace("{1}", written(supporters + 1));
}

/** Listens only while the page is seen, so that hidden ones hold no connection. */
function listen() {
	stream?.close();
	if (!document.hidden) {
		stream = new EventSource(count.dataset.stream);
		stream.addEventListener("count", showCount);
	}
}

document.addEventListener("visibilitychange", listen);
globalThis.addEventListener("pagehide", () => stream?.close());
globalThis.addEventListener("pageshow", listen);
