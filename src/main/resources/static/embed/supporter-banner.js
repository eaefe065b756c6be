// <supporter-banner campaign="danke" src="https://…" lang="de" via="article">fallback</supporter-banner>
const WORDS = {};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: grid; min-block-size: var(--supporter-banner-size, 15rem) }
:host([hidden]), [hidden] { display: none }
slot, section { grid-area: 1 / 1 }
.waiting { visibility: hidden }
section {
	--accent: var(--supporter-banner-accent, light-dark(#a3001f, #ff9d9d));
	container-type: inline-size;
	color: var(--supporter-banner-color, inherit);
	background: var(--supporter-banner-background, none);
	border-block: 4px double;
	padding: 1.1em 0;
}
p { margin: 0 0 .5em; line-height: 1.45 }
[part=headline] {
	font: 700 clamp(1.7em, 9cqi, 2.6em) / 1.15 var(--supporter-banner-font, Georgia, serif);
	font-variant-numeric: tabular-nums lining-nums;
}
a {
	display: inline-block;
	margin-block: .3em .9em;
	padding: .7em 1.2em;
	border: 1px solid transparent;
	border-radius: .2em;
	background: var(--accent);
	color: var(--supporter-banner-on-accent, light-dark(#fff, #1a0005));
	font-weight: 700;
	text-decoration: none;
}
a:hover { text-decoration: underline }
a:focus-visible { outline: 3px solid; outline-offset: 2px }
progress {
	appearance: none;
	display: block;
	inline-size: 100%;
	block-size: 4px;
	border: 0;
	background: color-mix(in srgb, currentColor 18%, transparent);
}
::-webkit-progress-bar { background: none }
::-webkit-progress-value { background: var(--accent) }
::-moz-progress-bar { background: var(--accent) }
small { display: block; margin-block-start: .4em }
`);

class SupporterBanner extends HTMLElement {

	#stop = () => {};
	#version = 0;
	#parts = {};

	connectedCallback() {
		this.campaign = this.getAttribute('campaign');
	}
}

customElements.define('supporter-banner', SupporterBanner);
