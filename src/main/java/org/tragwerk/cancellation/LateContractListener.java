package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.Set;

import org.tragwerk.mail.Outbox;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.GiftReceived;
import org.tragwerk.subscription.SubscriptionStarted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the declarant after all when a contract comes to light that was made before the
 * declaration: news of it can be late, and a gift by debit takes days to arrive.
 */
@Component
class LateContractListener {

	private final Cases cases;

	private final Members members;

	private final Outbox outbox;

	LateContractListener(Cases cases, Members members, Outbox outbox) {
		this.cases = cases;
		this.members = members;
		this.outbox = outbox;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionStarted event) {
		ask(event.member(), event.at(), Set.of(Wish.Kind.values()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(GiftReceived event) {
		ask(event.member(), event.at(), Set.of(Wish.Kind.WITHDRAWAL));
	}

	private void ask(MemberId member, Instant madeAt, Set<Wish.Kind> kinds) {
		for (var declaration : this.cases.unknown(this.members.contactOf(member).email(), madeAt, kinds)) {
			this.cases.settle(declaration, Verdict.LINKED);
			this.outbox.put(ContractFoundEmail.KIND, declaration);
		}
	}

}
