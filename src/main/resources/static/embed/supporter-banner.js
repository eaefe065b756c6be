// Use: <supporter-banner campaign="danke" src="…">fallback</supporter-banner>
const TEXTS = {}, FORM = '';
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; min-block-size: 20rem }
[part=all] { display: grid }
slot, section { display: block; grid-area: 1 / 1 }
.off { visibility: hidden }
section {
	--red: var(--supporter-accent, light-dark(#a3001f, #ff9d9d));
	container-type: inline-size;
	padding: 1.2em 0;
	border-block: 3px double;
	color: var(--supporter-color, inherit);
	background: var(--supporter-background, none);
}
p { margin: 0 0 10px; min-height: 1lh; line-height: 1.45 }
[part=headline] {
	font: 700 clamp(28px, 9cqi, 44px)/1.1 var(--supporter-font, Georgia, serif);
	font-variant-numeric: tabular-nums lining-nums;
}
a {
	display: inline-block;
	margin: .3em 0 1em;
	padding: .75em 1.25em;
	border: 1px solid #0000;
	font-weight: 700;
	text-decoration: none;
	color: var(--supporter-on-accent, light-dark(#fff, #000));
	background: var(--red);
}
[part=bar] {
	height: 4px;
	background: linear-gradient(var(--red) 0 0) no-repeat color-mix(in srgb, currentColor 16%, #0000);
}
small { display: block; margin-top: .5em }`);

function live(host) {
	const get = (name, other) => host.getAttribute(name) || other;
	const campaign = get('campaign');
	const base = get('src', new URL(import.meta.url).origin).replace(/\/$/, '');
	const lang = host.closest('[lang]')?.lang.startsWith('en') ? 'en' : 'de';
	const texts = TEXTS[campaign]?.[lang];
	if (!texts) return;

	const page = document;
	const root = host.shadowRoot || host.attachShadow({ mode: 'open' });
	root.adoptedStyleSheets = [sheet];
	root.textContent = '';
	const add = (tag, part, into = box) => into.appendChild(
		Object.assign(page.createElement(tag), { part, textContent: texts[part] }));
	const slot = add('slot', 'own', add('div', 'all', root));
	const box = add('section', 'box', slot.parentNode);
	box.className = 'off';
	const headline = add('p', 'headline');
	add('p', 'thanks');
	add('p', 'ask');
	const query = new URLSearchParams({ campaign, via: get('via', 'banner'), lang });
	add('a', 'button').href = `${FORM}?${query}`;
	const bar = add('div', 'bar');
	const goal = add('small', 'goal');

	let version = 0, fails = 0, stream, timer;
	const show = data => {
		if (!(data.version > version)) return;
		if (version && !matchMedia('(prefers-reduced-motion: reduce)').matches)
			headline.animate({ opacity: [.3, 1] }, 700);
		version = data.version;
		headline.textContent = data.headline;
		bar.style.backgroundSize = 100 * data.count / data.goal + '%';
		goal.textContent = texts.goal.replace('{0}', data.goal.toLocaleString(lang));
		bar.className = goal.className = data.count ? '' : 'off';
		box.className = '';
		slot.className = 'off';
	};
	const url = end => `${base}/api/v1/campaigns/${campaign}${end}?lang=${lang}`;
	const rest = () => {
		stream?.close();
		clearTimeout(timer);
	};
	const again = () => {
		rest();
		timer = setTimeout(turn, Math.min(60, 2 ** fails++) * (500 + Math.random() * 1e3));
	};
	const turn = async () => {
		rest();
		if (page.hidden) return;
		try {
			const answer = await fetch(url(''), { cache: 'no-cache', signal: AbortSignal.timeout(5e3) });
			if (answer.ok) show(await answer.json());
		} catch {}
		rest();
		if (page.hidden || !host.isConnected) return;
		stream = new EventSource(url('/stream'));
		stream.onerror = again;
		stream.addEventListener('count', event => {
			clearTimeout(timer);
			fails = 0;
			show(JSON.parse(event.data));
		});
		timer = setTimeout(again, 9e3);
	};
	page.addEventListener('visibilitychange', turn);
	turn();
	return () => {
		page.removeEventListener('visibilitychange', turn);
		rest();
	};
}

customElements.define('supporter-banner', class extends HTMLElement {
	connectedCallback() { this.end = live(this) }
	disconnectedCallback() { this.end?.() }
});
