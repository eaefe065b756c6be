// Use: <supporter-banner campaign="danke" src="…">fallback</supporter-banner>
const TEXTS = {};
const FORM = '';
const page = document, feeds = {};
const since = (modern, plain) => CSS.supports('color:light-dark(red,red)') ? modern : plain;
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block }
:host([hidden]) { display: none }
[part=all] { display: grid; grid-template-columns: minmax(0, 1fr); min-height: inherit }
slot, aside { display: block; grid-area: 1 / 1 }
.off, h2::after { visibility: hidden }
aside {
	--red: var(--supporter-accent, ${since('light-dark(#a3001f, #ff9d9d)', '#a3001f')});
	container-type: inline-size;
	display: flex;
	flex-direction: column;
	gap: .6em;
	color: var(--supporter-color, inherit);
	background: var(--supporter-background, none);
}
aside::before, aside::after { content: ''; height: 1px; border-block: 1px solid }
aside::after { margin-top: auto }
h2, p { margin: 0 }
h2 {
	display: flex;
	margin-top: auto;
	font: 700 clamp(1.5em, 9cqi, 3em)/1.1 var(--supporter-font, Georgia, serif);
	font-variant: tabular-nums;
}
h2::after { content: attr(room); flex: none; width: 100%; margin-left: -100% }
p { font-size: clamp(1em, 2.8cqi, 1.2em); line-height: 1.4 }
a {
	align-self: start;
	margin: auto 0;
	padding: .75em 1.25em;
	border: 1px solid #0000;
	font-weight: 700;
	text-decoration: none;
	color: var(--supporter-on-accent, ${since('light-dark(#fff, #000)', '#fff')});
	background: var(--red);
}
[part=track] { background: #8884; outline: 1px solid #0000 }
[part=bar] { max-width: 100%; border-top: 4px solid var(--red); border-color: color-mix(in srgb, var(--red) 65%, currentColor) }`);

// One request and one stream for all banners of a campaign.
function feed(url) {
	const banners = new Set();
	let last, stream, timer, fails = 0;
	const show = data => {
		if (!(data.version > (last?.version || 0))) return;
		last = data;
		banners.forEach(draw => draw(data));
	};
	const rest = () => {
		stream?.close();
		clearTimeout(timer);
	};
	const after = (millis, then) => {
		clearTimeout(timer);
		timer = setTimeout(then, millis);
	};
	const again = () => {
		rest();
		after(Math.min(60, 2 ** fails++) * (500 + Math.random() * 1e3), turn);
	};
	const hear = event => {
		fails = 0;
		after(4e4, again);
		show(JSON.parse(event.data));
	};
	const isOff = () => page.hidden || !banners.size;
	const turn = async () => {
		rest();
		if (isOff()) return;
		try {
			const answer = await fetch(url(''), { cache: 'no-cache', signal: AbortSignal.timeout(5e3) });
			show(await answer.json());
		} catch {}
		rest();
		if (isOff()) return;
		stream = new EventSource(url('/stream'));
		stream.onerror = again;
		stream.addEventListener('count', hear);
		stream.addEventListener('heartbeat', hear);
		after(9e3, again);
	};
	page.addEventListener('visibilitychange', turn);
	return draw => {
		banners.add(draw);
		if (last) draw(last);
		if (banners.size < 2) turn();
		return () => {
			banners.delete(draw);
			if (isOff()) rest();
		};
	};
}

function live(host) {
	const get = (name, other) => host.getAttribute(name) || other;
	const campaign = get('campaign');
	const base = get('src', new URL(import.meta.url).origin).replace(/\/$/, '');
	const lang = host.closest('[lang]')?.lang.startsWith('en') ? 'en' : 'de';
	const texts = TEXTS[campaign]?.[lang];
	if (!texts) return;

	const root = host.shadowRoot || host.attachShadow({ mode: 'open' });
	root.adoptedStyleSheets = [sheet];
	root.textContent = '';
	const add = (into, tag, part, more) => into.appendChild(
		Object.assign(page.createElement(tag), { part, textContent: texts[part], ...more }));
	const all = add(root, 'div', 'all');
	add(all, 'slot', 'own', { className: 'off' });
	const box = add(all, 'aside', 'box', { lang, dir: 'ltr', ariaLabel: texts.button });
	const headline = add(box, 'h2', 'headline');
	headline.setAttribute('room', texts.room);
	add(box, 'p', 'thanks');
	add(box, 'p', 'ask');
	const via = encodeURIComponent(get('via', 'banner'));
	add(box, 'a', 'button', {
		href: `${FORM}?campaign=${campaign}&via=${via}&lang=${lang}`,
		referrerPolicy: 'no-referrer-when-downgrade'
	});
	const track = add(box, 'div', 'track', { className: 'off' });
	const bar = add(track, 'div', 'bar', { role: 'meter', ariaLabel: texts.goal });
	const goal = add(box, 'small', 'goal', { className: 'off' });

	let drawn;
	const url = end => `${base}/api/v1/campaigns/${campaign}${end}?lang=${lang}`;
	return (feeds[url('')] ??= feed(url))(data => {
		if (drawn && !matchMedia('(prefers-reduced-motion: reduce)').matches)
			headline.animate({ opacity: [.3, 1] }, 700);
		drawn = true;
		headline.textContent = data.headline;
		bar.style.width = 100 * data.count / data.goal + '%';
		bar.ariaValueNow = data.count;
		bar.ariaValueMax = data.goal;
		track.className = goal.className = data.count ? '' : 'off';
	});
}

customElements.define('supporter-banner', class extends HTMLElement {
	connectedCallback() { this.end = live(this) }
	disconnectedCallback() { this.end?.() }
});
