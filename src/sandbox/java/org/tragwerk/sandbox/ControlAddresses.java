package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.Account;
import org.tragwerk.sandbox.api.RateLimits;
import org.tragwerk.sandbox.api.RouteFaults;
import org.tragwerk.sandbox.delivery.Deliveries;
import org.tragwerk.sandbox.delivery.DeliveryFaults;

/** The table of all addresses outside the API. */
final class ControlAddresses {

	private final List<Address> all = new ArrayList<>();

	private final RequestLog log = new RequestLog();

	ControlAddresses(String url, RateLimits limits, Account account, Deliveries deliveries, Mailbox mailbox,
			RouteFaults routeFaults, DeliveryFaults deliveryFaults) {
		var faults = new FaultControl(routeFaults, deliveryFaults);
		this.all.addAll(new CheckoutPages(account.controls(), deliveries).addresses());
		this.all.addAll(new InvoicePages(account.controls().invoices(), deliveries).addresses());
		this.all.addAll(new PortalPages(account.portal(), deliveries).addresses());
		this.all.addAll(new ClockControl(account.clock(), account.worker()).addresses());
		this.all.addAll(new AccountControl(account.controls()).addresses());
		this.all.addAll(new ObjectPages(account.controls(), new ClockPanel(account.clock())).addresses());
		this.all.addAll(new DeliveryControl(account.controls(), deliveries, this.log).addresses());
		this.all.addAll(new ScenarioControl(url).addresses());
		this.all.addAll(new LimitControl(limits).addresses());
		this.all.addAll(faults.addresses());
		this.all.addAll(new MailboxPages(mailbox).addresses());
		this.all.addAll(new StaffPages().addresses());
		this.all.addAll(new FileAddress(account.controls()).addresses());
		this.all.addAll(new Overview(account, deliveries, faults).addresses());
	}

	List<Address> all() {
		return this.all;
	}

	RequestLog log() {
		return this.log;
	}

}
