package org.tragwerk.ending;

import org.tragwerk.ending.EndNotices.EndNotice;
import org.tragwerk.mail.Outbox;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears of every end, also one that somebody entered at the provider. One that was wished
 * for with the pledge is news only when it comes.
 */
@Component
class EndListener {

	private final EndNotices notices;

	private final Contracts contracts;

	private final Outbox outbox;

	private final SiteProperties site;

	EndListener(EndNotices notices, Contracts contracts, Outbox outbox, SiteProperties site) {
		this.notices = notices;
		this.contracts = contracts;
		this.outbox = outbox;
		this.site = site;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionCanceled event) {
		if (!this.contracts.get(event.subscription()).endsAsPledged(this.site.zone())) {
			tell(new EndNotice(event.subscription(), event.member(), event.endsAt(), true));
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionEnded event) {
		if (!this.notices.foretell(event.subscription(), event.at())) {
			tell(new EndNotice(event.subscription(), event.member(), event.at(), false));
		}
	}

	private void tell(EndNotice notice) {
		this.notices.add(notice).ifPresent((id) -> this.outbox.put(EndLetter.KIND, id));
	}

}
