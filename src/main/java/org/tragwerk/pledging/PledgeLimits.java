package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.tragwerk.member.Mailbox;
import org.tragwerk.member.Token;
import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import org.springframework.stereotype.Component;

/**
 * The limits of starting pledges: rate limits for each client network and each mailbox,
 * in which only valid forms are counted, and the link sent by email that those need who
 * may be testing cards. Because each of their starts sends an email, the limit of a
 * mailbox is lower for them, and each network and all of them together have limits of
 * emails.
 */
@Component
class PledgeLimits {

	private final Limits limits;

	private final CardTestingMonitor cardTestingMonitor;

	PledgeLimits(Limits limits, CardTestingMonitor cardTestingMonitor) {
		this.limits = limits;
		this.cardTestingMonitor = cardTestingMonitor;
	}

	/** The requester, with a keyed hash of the network. */
	Requester requester(Token browserToken, HttpServletRequest request) {
		var network = ClientNetwork.of(request);
		var hash = this.limits.keyedHash("card-testing", network.text());
		return new Requester(browserToken, network, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
	}

	/** Empty if the pledge may be started, else how long to wait. */
	Optional<Duration> waitFor(Requester requester, String address) {
		var mailbox = Mailbox.of(address);
		return this.limits.waitFor("pledge-network", requester.network().text())
			.or(() -> needsLink(requester, address) ? waitForEmail(requester.network(), mailbox)
					: this.limits.waitFor("pledge-address", mailbox.key()));
	}

	/** Whether an email may be sent to that address now because of the request. */
	boolean allowsEmail(HttpServletRequest request, String address) {
		return waitForEmail(ClientNetwork.of(request), Mailbox.of(address)).isEmpty();
	}

	private Optional<Duration> waitForEmail(ClientNetwork network, Mailbox mailbox) {
		return this.limits.waitFor("pledge-email", mailbox.key())
			.or(() -> this.limits.waitFor("pledge-email-network", network.text()))
			.or(() -> this.limits.waitFor("pledge-email-total", "all"));
	}

	/** Whether the requester has to use a link sent by email first. */
	boolean needsLink(Requester requester, String address) {
		return this.cardTestingMonitor.isSuspected(requester, address);
	}

}
