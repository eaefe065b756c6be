package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.EndNotification.Kind;
import org.tragwerk.mail.EmailPreview;
import org.tragwerk.member.Contact;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class EndEmailTests {

	private static final MemberId ADA = new MemberId(UUID.fromString("00000000-0000-0000-0000-0000000000ad"));

	private static final Instant END = FakeContracts.PERIOD_END;

	private static final String THANKS = "Danke, dass Sie uns unterstützt haben.";

	private final FakeEndNotifications notifications = new FakeEndNotifications();

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final Members members = mock();

	private final EndEmail email = new EndEmail(EndEmail.END, new EndEmail.Content(this.notifications, this.contracts,
			this.members, this.declarations, DeclarationFixture.endTexts()));

	private final SubscriptionContract contract = ContractFixture.running(Instant.parse("2026-11-24T20:00:00Z"));

	@BeforeEach
	void addContract() {
		speak(Locale.GERMANY);
		know(END, true);
	}

	@Test
	void saysWhichContractEndsWhen() {
		know(END, false);
		var draft = this.email.compose(planned(EndReason.BY_SUPPORTER, Money.ZERO), "").orElseThrow();
		assertThat(draft.to()).isEqualTo("ada@example.org");
		assertThat(draft.template()).isEqualTo("cancellation/mail/end");
		assertThat(draft.model()).containsEntry("contractNumber", this.contract.contractNumber())
			.containsEntry("pledge", "7,50\u00a0€ im Monat");
		assertThat(read(planned(EndReason.BY_SUPPORTER, Money.ZERO)))
			.contains("Ihre Unterstützung endet am 24. Dezember 2026", "Bis dahin bleibt alles, wie es ist.",
					"Es wird nichts mehr abgebucht.", THANKS)
			.doesNotContain("zurück", "Wir haben");
	}

	@Test
	void saysWhatIsRefunded() {
		know(END, false);
		assertThat(read(planned(EndReason.BY_SUPPORTER, new Money(4981))))
			.contains("Für die Zeit danach bekommen Sie 49,81\u00a0€ zurück");
		assertThat(read(ended(EndReason.BY_SUPPORTER, new Money(4981)))).contains("bekommen Sie 49,81\u00a0€ zurück");
	}

	@Test
	@Fault("F75")
	void saysThatADebitForLaterIsRefunded() {
		var later = "Was Sie für die Zeit nach dem Ende gezahlt haben oder noch zahlen, bekommen Sie zurück";
		know(END.minusSeconds(1), true);
		assertThat(read(planned(EndReason.BY_SUPPORTER, Money.ZERO))).contains(later);
		assertThat(read(ended(EndReason.BY_SUPPORTER, Money.ZERO))).contains(later);
		assertThat(read(ended(EndReason.BY_SUPPORTER, new Money(4981)))).doesNotContain(later);
		assertThat(read(ended(EndReason.BY_STAFF, Money.ZERO))).doesNotContain(later);
		know(END, true);
		assertThat(read(ended(EndReason.BY_SUPPORTER, Money.ZERO))).doesNotContain(later);
	}

	@Test
	void saysThatStaffScheduledTheEnd() {
		know(END, false);
		assertThat(read(planned(EndReason.BY_STAFF, Money.ZERO))).contains("Wir haben dieses Ende für Sie vorgemerkt.",
				"Schreiben Sie uns: abo@zeitung.example");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					BY_SUPPORTER       | Sie haben gekündigt, und der Vertrag ist jetzt zu Ende.  | You cancelled, and the contract is now over. | thanks
					WITHDRAWN          | Sie haben den Vertrag widerrufen.                        | You withdrew from the contract.              |
					MADE_ONCE          | Aus Ihrem Beitrag ist ein einmaliger geworden            | Your contribution has become a one-off       | thanks
					LAST_MONTH_REACHED | Der letzte Monat, den Sie gewählt hatten, ist vorbei.    | The last month that you chose is over.       | thanks
					PAYMENT_FAILED     | Wir konnten Ihren letzten Beitrag nicht abbuchen         | We could not collect your last contribution  | again
					RETURNED           | Ihre Bank hat eine Lastschrift zurückgegeben.            | Your bank returned a direct debit.           | again question
					DISPUTED           | Einer Zahlung wurde bei Ihrer Bank oder bei PayPal       | A payment was disputed with your bank        | again question
					CUSTOMER_DELETED   | Ihre Zahlungsdaten wurden bei unserem Zahlungsdienst     | Your payment details were deleted            | again question thanks
					BY_STAFF           | Wir haben den Vertrag beendet.                           | We have ended the contract.                  | question thanks
					""")
	@Fault("F59")
	void saysWhyItEnded(EndReason reason, String german, String english, @Nullable String more) {
		var parts = String.valueOf(more);
		var text = read(ended(reason, Money.ZERO));
		assertThat(text).contains(german, "Es wird nichts mehr abgebucht.");
		assertThat(text.contains("Ihre Unterstützung ist beendet")).isNotEqualTo(parts.contains("again"));
		assertThat(text.contains("Wieder einsteigen:")).isEqualTo(parts.contains("again"));
		assertThat(text.contains(THANKS)).isEqualTo(parts.contains("thanks"));
		assertThat(text).contains("https://zeitung.example/support?amount=7,50&interval=monthly&lang=de");
		assertThat(text.contains("Schreiben Sie uns: abo@zeitung.example")).isEqualTo(parts.contains("question"));
		speak(Locale.ENGLISH);
		var translated = read(ended(reason, Money.ZERO));
		assertThat(translated).contains(english, "You will not be charged again.");
		assertThat(translated.contains("Thank you for having supported us")).isEqualTo(parts.contains("thanks"));
	}

	@Test
	void hasATextForEveryReason() throws Exception {
		var tested = getClass().getDeclaredMethod("saysWhyItEnded", EndReason.class, String.class, String.class,
				String.class);
		var table = tested.getAnnotation(CsvSource.class).textBlock();
		assertThat(EndReason.values()).allSatisfy((reason) -> assertThat(table).contains(reason.name()));
	}

	@Test
	@Fault("F68")
	void hasNoThanksAfterAFailedFirstPayment() {
		this.contracts.nothingPaid();
		assertThat(read(ended(EndReason.PAYMENT_FAILED, Money.ZERO)))
			.contains("Ihre erste Abbuchung hat nicht geklappt: Es ist kein Geld geflossen.", "Wieder einsteigen",
					"https://zeitung.example/support")
			.doesNotContain("Danke", "letzter Beitrag");
		assertThat(read(ended(EndReason.BY_SUPPORTER, Money.ZERO))).contains("Sie haben gekündigt")
			.doesNotContain("Danke");
		know(END, false);
		assertThat(read(planned(EndReason.BY_SUPPORTER, Money.ZERO))).doesNotContain("Danke");
	}

	@Test
	void requestsNoOpenPayment() {
		assertThat(read(ended(EndReason.PAYMENT_FAILED, Money.ZERO))).contains("Nachzahlen müssen Sie nichts.");
	}

	@Test
	@Fault("F58")
	void saysThatTheSubscriptionContinues() {
		know(null, false);
		var id = save(Kind.REVOKED, null, Money.ZERO);
		assertThat(read(id)).contains("Ihre Unterstützung läuft weiter\n",
				"Das Ende am 24. Dezember 2026 gilt nicht mehr.", "https://zeitung.example/cancel");
		know(END, false);
		assertThat(this.email.compose(id, "")).isEmpty();
	}

	@Test
	void isObsoleteIfTheEndWasRevoked() {
		know(null, false);
		assertThat(this.email.compose(planned(EndReason.BY_SUPPORTER, Money.ZERO), "")).isEmpty();
	}

	@Test
	void isObsoleteIfTheEndWasMoved() {
		know(END.plusSeconds(86400), false);
		assertThat(this.email.compose(planned(EndReason.BY_SUPPORTER, Money.ZERO), "")).isEmpty();
	}

	@Test
	void isSentEvenIfTheContractHasEndedMeanwhile() {
		know(END.plusSeconds(3600), true);
		assertThat(this.email.compose(planned(EndReason.BY_SUPPORTER, Money.ZERO), "")).isPresent();
	}

	@Test
	void isObsoleteIfTheConfirmationOfTheCancellationSaysIt() {
		know(END, false);
		var declaration = this.declarations.add(DeclarationFixture.ordinary(this.contract.contractNumber(), null));
		declaration.match(DeclarationMatch.byNumberAndAddress(this.contract));
		declaration.recordEnd(this.contract.id(), END, Money.ZERO);
		assertThat(this.email.compose(planned(EndReason.BY_SUPPORTER, Money.ZERO), "")).isEmpty();
		assertThat(this.email.compose(planned(EndReason.BY_STAFF, Money.ZERO), "")).isPresent();
	}

	@Test
	void isSentIfNoEmailConfirmsTheCancellation() {
		know(END, false);
		var declaration = this.declarations.add(DeclarationFixture.ordinary(this.contract.contractNumber(), null));
		declaration.match(DeclarationMatch.byNumberAndAddress(this.contract));
		declaration.recordEnd(this.contract.id(), END, Money.ZERO);
		declaration.markExecuted();
		declaration.confirm(Confirmation.byPage(DeclarationFixture.RECEIVED));
		assertThat(this.email.compose(planned(EndReason.BY_SUPPORTER, Money.ZERO), "")).isPresent();
	}

	@Test
	void isEmptyForAnUnknownNotification() {
		assertThat(this.email.compose(UUID.randomUUID(), "")).isEmpty();
	}

	private void speak(Locale language) {
		given(this.members.contactOf(ADA)).willReturn(new Contact("ada@example.org", "Ada Lovelace", language));
	}

	private void know(@Nullable Instant endsAt, boolean over) {
		this.contracts.add("ada@example.org", ContractFixture.ending(this.contract, endsAt, over));
	}

	private UUID planned(EndReason reason, Money refund) {
		return save(Kind.PLANNED, reason, refund);
	}

	private UUID ended(EndReason reason, Money refund) {
		return save(Kind.ENDED, reason, refund);
	}

	private UUID save(Kind kind, @Nullable EndReason reason, Money refund) {
		return this.notifications
			.save(new EndNotification(null, this.contract.subscription(), ADA, kind, END, reason, refund))
			.id();
	}

	/** Subject and text of the email, which its HTML contains as well. */
	private String read(UUID notification) {
		var kind = EndEmail.kindFor(this.notifications.findById(notification).orElseThrow());
		var message = this.email.compose(notification, "").orElseThrow();
		var preview = EmailPreview.of(kind, message, "messages/cancellation/messages");
		var words = preview.html().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
		assertThat(preview.text().lines().filter((line) -> line.endsWith(".")))
			.allSatisfy((line) -> assertThat(words).contains(line.replaceAll("\\s+", " ").strip()));
		return preview.subject() + '\n' + preview.text();
	}

}
