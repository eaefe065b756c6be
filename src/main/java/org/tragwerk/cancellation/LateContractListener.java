package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tragwerk.mail.Outbox;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.Contract.ContractId;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.GiftId;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a link to the declarant when a contract appears that was made before the
 * declaration but not known then: a webhook can be late, and a gift by debit takes days
 * to be paid. Of several declarations of one type only the last one gets a link, so that
 * a stranger cannot cause many emails.
 */
@Component
class LateContractListener {

	private final DeclarationRepository declarations;

	private final Contracts contracts;

	private final Members members;

	private final Outbox outbox;

	LateContractListener(DeclarationRepository declarations, Contracts contracts, Members members, Outbox outbox) {
		this.declarations = declarations;
		this.contracts = contracts;
		this.members = members;
		this.outbox = outbox;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionStarted event) {
		sendLinks(event.member(), event.at(), Set.of(DeclarationType.values()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(PaymentReceived event) {
		if (event.purpose().isGift()) {
			var gift = new GiftId(event.purpose().id());
			sendLinks(this.contracts.memberOf(gift), this.contracts.get(new ContractId(gift.value())).madeAt(),
					Set.of(DeclarationType.WITHDRAWAL));
		}
	}

	private void sendLinks(MemberId member, Instant madeAt, Set<DeclarationType> types) {
		var email = this.members.contactOf(member).email();
		this.declarations.findWithoutContract(email, types, madeAt)
			.stream()
			.collect(Collectors.toMap(Declaration::type, Function.identity(), (earlier, later) -> later))
			.values()
			.forEach(this::sendLink);
	}

	private void sendLink(Declaration declaration) {
		declaration.match(DeclarationMatch.byAddress());
		declaration.askForContract();
		this.declarations.save(declaration);
		this.outbox.queue(DeclarationEmail.CONTRACT_FOUND, declaration.id());
	}

}
