const share = document.querySelector(".share");
const { href } = share.querySelector(".address a");
const [copy, send] = share.querySelectorAll("button");
const status = share.querySelector("[role=status]");

if (navigator.clipboard) {
	copy.hidden = false;
	copy.addEventListener("click", async () => {
		try {
			await navigator.clipboard.writeText(href);
			status.textContent = copy.dataset.done;
		} catch {
			// The link is there to be copied by hand.
		}
	});
}

if (navigator.share) {
	send.hidden = false;
	send.addEventListener("click", () => navigator.share({ title: send.dataset.title, url: href }).catch(() => {}));
}
