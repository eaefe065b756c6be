package org.tragwerk.stripe;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.tragwerk.stripe.Notice.News;

import org.springframework.stereotype.Component;

/**
 * Takes notices in: proved genuine, kept as they came, the customer marked for a look. No
 * other work is done while Stripe waits.
 */
@Component
class Notices {

	private static final Logger logger = LoggerFactory.getLogger(Notices.class);

	private final SignatureVerifier verifier;

	private final NoticeTray tray;

	private final SubjectWorker worker;

	private final MeterRegistry meters;

	private final boolean live;

	Notices(SignatureVerifier verifier, NoticeTray tray, SubjectWorker worker, MeterRegistry meters,
			StripeProperties properties) {
		this.verifier = verifier;
		this.tray = tray;
		this.worker = worker;
		this.meters = meters;
		this.live = properties.isLive();
		Stream.of("refused", "quarantine", "other_train").forEach((result) -> counter("other", result));
	}

	/**
	 * Takes the notice in; once this returns true it survives any crash.
	 * @return false if Stripe did not sign it
	 */
	boolean accept(byte[] body, String signature) {
		if (!this.verifier.isGenuine(body, signature)) {
			count("other", "refused");
			return false;
		}
		var notice = NoticeHead.read(body).map((head) -> judge(head, body)).orElseGet(() -> unreadable(body));
		keep(notice);
		if (notice.news() != null) {
			this.worker.wakeFor(notice.news());
		}
		return true;
	}

	private void keep(Notice notice) {
		try (var field = MDC.putCloseable("event.id", notice.head().id())) {
			this.tray.keep(notice);
			count(NoticeTypes.label(notice.head().type()), notice.verdict().name().toLowerCase(Locale.ROOT));
			logger.debug("Kept a notice of {} with the verdict {}", notice.head().type(), notice.verdict());
		}
	}

	private Notice judge(NoticeHead head, byte[] body) {
		if (head.livemode() != this.live) {
			logger.error("Notice {} is of the other mode, livemode={}", head.id(), head.livemode());
			return new Notice(head, Notice.Verdict.QUARANTINE, null, body);
		}
		var news = Train.OURS.wrote(head) ? NoticeTypes.newsIn(head) : newsOfAnotherTrain(head);
		return new Notice(head, (news != null) ? Notice.Verdict.LOOK : Notice.Verdict.RECORD, news, body);
	}

	/** What it says of its object may mean something else by now, so all is fetched. */
	private @Nullable News newsOfAnotherTrain(NoticeHead head) {
		count(NoticeTypes.label(head.type()), "other_train");
		logger.error("Notice {} is written in version {} and not in ours: pin the endpoint's version", head.id(),
				head.version());
		var news = NoticeTypes.newsIn(head);
		return (news != null) ? new News(news.subject(), null, null) : null;
	}

	private Notice unreadable(byte[] body) {
		var head = new NoticeHead("unreadable-" + fingerprint(body), "unreadable", this.live, null, null, null, null);
		logger.error("Notice {} is signed but cannot be read", head.id());
		return new Notice(head, Notice.Verdict.QUARANTINE, null, body);
	}

	private void count(String type, String result) {
		counter(type, result).increment();
	}

	/** Those that alarm are there before the first, so that an increase is seen. */
	private Counter counter(String type, String result) {
		return this.meters.counter("tragwerk.notices", "type", type, "result", result);
	}

	private static String fingerprint(byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
