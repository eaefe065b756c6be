// Reads from the type declarations of Stripe's client for Node.js what each object of the API holds, and writes it down
// for the conformance test: npm install && npm run shapes. One line for each type, one entry for each field:
//   name[?][!]:type    ? may be missing, ! is never null; types are s(tring), n(umber), b(oolean), a literal in quotes,
//                      @Type (an object), ~Type (its id, or the object where it was expanded), [] (list of), {} (map of),
//                      several joined by |; * after literals says that Stripe may add others
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const ROOTS = ['account', 'balance', 'balance_transaction', 'bank_account', 'billing_portal.configuration',
	'billing_portal.session', 'charge', 'checkout.session', 'customer', 'dispute', 'event', 'file', 'invoice', 'invoice_payment',
	'item', 'line_item', 'mandate', 'payment_intent', 'payment_method', 'payment_method_configuration', 'payout', 'plan', 'price',
	'product', 'radar.early_fraud_warning', 'refund', 'reporting.report_run', 'reporting.report_type', 'setup_intent', 'subscription', 'subscription_item',
	'subscription_schedule', 'test_helpers.test_clock', 'webhook_endpoint'];

const base = 'node_modules/stripe/esm/';
const program = ts.createProgram([base + 'stripe.esm.node.d.ts'], { strict: true, moduleResolution: ts.ModuleResolutionKind.NodeNext,
	module: ts.ModuleKind.NodeNext, types: [], skipLibCheck: true });
const checker = program.getTypeChecker();
const version = /['"](\d{4}-\d\d-\d\d\.\w+)['"]/.exec(readFileSync(base + 'apiVersion.d.ts', 'utf8'))[1];

const interfaces = [];
for (const file of program.getSourceFiles().filter((one) => one.fileName.includes('/stripe/esm/resources/'))) {
	ts.forEachChild(file, function visit(node) {
		if (ts.isInterfaceDeclaration(node)) {
			interfaces.push(node);
		}
		ts.forEachChild(node, visit);
	});
}

/** The name of an interface with the namespaces around it. */
function nameOf(declaration) {
	const names = [];
	for (let node = declaration; node; node = node.parent) {
		if (ts.isInterfaceDeclaration(node) || ts.isModuleDeclaration(node)) {
			names.unshift(node.name.text);
		}
	}
	const folder = /resources\/(.*)\/[^/]+\.d\.ts$/.exec(declaration.getSourceFile().fileName);
	return (folder ? folder[1].replaceAll('/', '.') + '.' : '') + names.join('.');
}

function literalOf(declaration, field) {
	const member = declaration.members.find((one) => ts.isPropertySignature(one) && one.name.getText() === field);
	return member?.type && ts.isLiteralTypeNode(member.type) ? member.type.literal.text : undefined;
}

const byObject = new Map();
for (const declaration of interfaces) {
	const object = literalOf(declaration, 'object');
	if (object && !nameOf(declaration).startsWith('V2.') && !byObject.has(object) && !literalOf(declaration, 'deleted')
		&& !declaration.name.text.startsWith('Deleted')) {
		byObject.set(object, declaration);
	}
}

const done = new Map();
const open = [];

/** Notes that a type has to be described, unless it is only reached by expansion. */
function reference(declaration, follow = true) {
	const name = nameOf(declaration);
	const object = literalOf(declaration, 'object');
	if (follow && !done.has(name) && (!object || ROOTS.includes(object))) {
		done.set(name, null);
		open.push(declaration);
	}
	return name;
}

/** What a type can be, each way as a text. */
function ways(node, into = new Set(), follow = true) {
	if (ts.isUnionTypeNode(node)) {
		const expandable = node.types.some((one) => one.kind === ts.SyntaxKind.StringKeyword);
		node.types.forEach((one) => ways(one, into, !expandable));
	} else if (ts.isParenthesizedTypeNode(node)) {
		ways(node.type, into, follow);
	} else if (ts.isLiteralTypeNode(node)) {
		into.add(node.literal.kind === ts.SyntaxKind.NullKeyword ? 'null' : node.literal.kind === ts.SyntaxKind.TrueKeyword ? 'b'
			: node.literal.kind === ts.SyntaxKind.FalseKeyword ? 'b' : JSON.stringify(node.literal.text));
	} else if (ts.isArrayTypeNode(node)) {
		into.add('[]' + grouped(ways(node.elementType)));
	} else if (ts.isTypeLiteralNode(node)) {
		const index = node.members.find(ts.isIndexSignatureDeclaration);
		into.add('{}' + (index ? grouped(ways(index.type)) : 's'));
	} else if (ts.isTypeReferenceNode(node)) {
		named(node, into, follow);
	} else {
		const simple = { [ts.SyntaxKind.StringKeyword]: 's', [ts.SyntaxKind.NumberKeyword]: 'n', [ts.SyntaxKind.BooleanKeyword]: 'b',
			[ts.SyntaxKind.VoidKeyword]: 'void', [ts.SyntaxKind.AnyKeyword]: 'any', [ts.SyntaxKind.UnknownKeyword]: 'any' }[node.kind];
		if (!simple) {
			throw new Error('Unknown type ' + node.getText());
		}
		into.add(simple);
	}
	return into;
}

function grouped(some) {
	return some.size > 1 ? '(' + [...some].join('|') + ')' : [...some][0];
}

function named(node, into, follow) {
	const name = node.typeName.getText();
	if (name === 'Array') {
		into.add('[]' + grouped(ways(node.typeArguments[0])));
	} else if (name === 'ApiList') {
		into.add('<>' + grouped(ways(node.typeArguments[0])));
	} else if (name === 'Metadata' || name === 'MetadataParam' || name === 'Record') {
		into.add('{}s');
	} else if (name === 'Decimal') {
		into.add('s');
	} else if (name === 'OtherString') {
		into.add('*');
	} else {
		let symbol = checker.getSymbolAtLocation(node.typeName);
		symbol = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
		const declaration = symbol.declarations.find((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one));
		if (ts.isTypeAliasDeclaration(declaration)) {
			ways(declaration.type, into, follow);
		} else {
			into.add('@' + reference(declaration, follow));
		}
	}
}

/** Ids stand where objects can be expanded. */
function written(some) {
	const all = [...some].filter((one) => one !== 'null' && one !== 'void');
	const expandable = all.includes('s') && all.some((one) => one.startsWith('@'));
	return all.filter((one) => !(expandable && one === 's')).map((one) => expandable ? one.replace('@', '~') : one).join('|');
}

function describe(declaration) {
	return declaration.members.filter(ts.isPropertySignature).map((member) => {
		const some = ways(member.type);
		return member.name.getText().replaceAll(/['"]/g, '') + (member.questionToken ? '?' : '') + (some.has('null') ? '' : '!') + ':'
			+ (written(some) || 'void');
	}).join(' ');
}

const lines = ['version ' + version];
for (const root of ROOTS) {
	const declaration = byObject.get(root);
	if (!declaration) {
		throw new Error('Nothing is published of ' + root);
	}
	lines.push('object ' + root + ' ' + reference(declaration));
}
for (const declaration of interfaces) {
	const type = literalOf(declaration, 'type');
	if (type && declaration.name.text.endsWith('Event') && declaration.heritageClauses) {
		const data = interfaces.find((one) => nameOf(one) === nameOf(declaration) + '.Data');
		const member = data?.members.find((one) => one.name.getText() === 'object');
		const target = member && [...ways(member.type)].find((one) => one.startsWith('@'));
		const object = target && [...byObject].find(([, one]) => '@' + nameOf(one) === target)?.[0];
		if (ROOTS.includes(object)) {
			lines.push('event ' + type + ' ' + object);
		}
	}
}
const kept = new Set(ROOTS.map((root) => nameOf(byObject.get(root))));
open.splice(0, open.length, ...ROOTS.map((root) => byObject.get(root)));
done.clear();
kept.forEach((name) => done.set(name, null));
while (open.length) {
	const declaration = open.pop();
	done.set(nameOf(declaration), describe(declaration));
}
[...done].sort(([one], [other]) => one < other ? -1 : 1).forEach(([name, fields]) => lines.push('type ' + name + ' ' + fields));
writeFileSync('../../resources/sandbox/shapes.txt', lines.join('\n') + '\n');
