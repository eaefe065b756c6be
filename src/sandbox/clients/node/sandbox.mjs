// Speaks with a running sandbox through Stripe's own client for Node.js: a customer, a Checkout page, what was booked,
// and the signature of what is delivered. Usage: node sandbox.mjs [http://localhost:4242] [whsec_sandbox]
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import Stripe from 'stripe';

const [address = 'http://localhost:4242', secret = 'whsec_sandbox'] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const stripe = new Stripe('sk_test_client', { host: hostname, port, protocol: 'http', telemetry: false });

const delivered = [];
const receiver = createServer(async (request, response) => {
	const body = [];
	for await (const part of request) {
		body.push(part);
	}
	delivered.push({ body: Buffer.concat(body), signature: request.headers['stripe-signature'] });
	response.end();
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
await control('webhook_target', { url: `http://127.0.0.1:${receiver.address().port}/` });

const product = await stripe.products.create({ name: 'Support' });
const customer = await stripe.customers.create({ email: 'rosa@example.org', metadata: { reader: '1' } });
assert.equal((await stripe.customers.retrieve(customer.id)).email, 'rosa@example.org');

const session = await stripe.checkout.sessions.create({
	mode: 'subscription',
	customer: customer.id,
	client_reference_id: 'attempt-1',
	payment_method_types: ['card', 'sepa_debit'],
	line_items: [{
		quantity: 1,
		price_data: { currency: 'eur', product: product.id, unit_amount: 750, recurring: { interval: 'month' } },
	}],
	success_url: 'http://localhost/thanks?session_id={CHECKOUT_SESSION_ID}',
	cancel_url: 'http://localhost/support',
});
assert.equal(session.status, 'open');
assert.equal(session.amount_total, 750);
await control(`checkout/sessions/${session.id}/complete`, { payment_method: 'card', outcome: 'succeeded' });

const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice'] });
assert.equal(paid.payment_status, 'paid');
assert.equal(paid.subscription.latest_invoice.amount_paid, 750);

await control('clock', { advance: 'PT1M' });
for (let advancing = true; advancing;) {
	({ advancing } = await (await fetch(`${address}/_sandbox/clock`)).json());
}
const booked = [];
for await (const line of stripe.balanceTransactions.list({ limit: 1 })) {
	booked.push(line);
}
assert.ok(booked.some((line) => line.amount === 750 && line.net === line.amount - line.fee));

await assert.rejects(stripe.customers.create({ colour: 'red' }), { type: 'StripeInvalidRequestError', param: 'colour' });

const notice = await delivery('checkout.session.completed');
const event = stripe.webhooks.constructEvent(notice.body, notice.signature, secret);
assert.equal(event.data.object.id, session.id);
assert.throws(() => stripe.webhooks.constructEvent(notice.body, notice.signature, 'whsec_other'));

await control('webhook_target', { url: '' });
receiver.close();
console.log(`stripe ${Stripe.PACKAGE_VERSION} (${Stripe.API_VERSION ?? stripe.getApiField('version')}): ` +
	`${delivered.length} events, ${booked.length} balance transactions, all as expected`);

async function delivery(type) {
	for (let left = 50; left > 0; left--) {
		const found = delivered.find(({ body }) => JSON.parse(body).type === type);
		if (found) {
			return found;
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`${type} was not delivered, but ${delivered.map(({ body }) => JSON.parse(body).type)}`);
}

async function control(path, fields) {
	const answer = await fetch(`${address}/_sandbox/${path}`, {
		method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { accept: 'application/json' },
	});
	assert.ok(answer.status < 400, `${path} answered ${answer.status}`);
}
