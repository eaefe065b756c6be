package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.member.Token;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.InternalResourceViewResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.tragwerk.cancellation.DeclarationFixture.EMAIL;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

/**
 * Tests the controllers without rendering templates.
 */
class CancellationPagesTests {

	private static final Token LINK = Token.random();

	private static final DeclarationReceipt RECEIPT = new DeclarationReceipt(DeclarationFixture.messages(),
			ContractFixture.SITE);

	private final FakeDeclarations repository = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationLinks links = mock();

	private final SubmitDeclaration submitDeclaration = mock();

	private final DeclarationFormValidator validator = new DeclarationFormValidator(
			Clock.fixed(RECEIVED, ZoneOffset.UTC), ContractFixture.SITE);

	private final DeclarationPage page = new DeclarationPage(RECEIPT);

	private final Declarations declarations = new Declarations(this.repository, this.links,
			Clock.fixed(RECEIVED, ZoneOffset.UTC));

	private final MockMvcTester mvc = MockMvcTester.of(
			List.of(new CancelController(this.validator, this.submitDeclaration, this.page),
					new WithdrawController(this.validator, this.submitDeclaration, this.page),
					new ReceiptController(this.declarations, this.page, RECEIPT), contractChoice()),
			(builder) -> builder.setControllerAdvice(new UnavailableAdvice()).setViewResolvers(blankPages()).build());

	private final Contract contract = this.contracts.add(EMAIL, ContractFixture.running(RECEIVED));

	private final Declaration declaration = this.repository.add(DeclarationFixture.ordinary());

	@BeforeEach
	void issueLink() {
		given(this.links.find(any(), any())).willReturn(Optional.empty());
		given(this.links.find(LINK, Purpose.CHOICE)).willReturn(Optional.of(this.declaration.id()));
		this.declaration.askForContract();
	}

	@Test
	@Fault("F109")
	void ignoresAFormTokenInTheQuery() {
		for (var path : List.of("/cancel", "/withdraw")) {
			assertThat(this.mvc.get().uri(path + "?key=" + "A".repeat(43))).model()
				.extractingByKey("key")
				.asString()
				.hasSize(43)
				.isNotEqualTo("A".repeat(43));
		}
	}

	@Test
	void keepsTheFormTokenOfAnInvalidForm() {
		var key = Token.random().value();
		assertThat(this.mvc.post().uri("/cancel").param("key", key).param("name", "Ada")).hasStatus(400)
			.hasViewName("cancellation/cancel")
			.model()
			.containsEntry("key", key);
		assertThat(this.mvc.post().uri("/withdraw").param("key", key)).hasStatus(400)
			.hasViewName("cancellation/withdraw");
		verifyNoInteractions(this.submitDeclaration);
	}

	@Test
	void confirmsAWithdrawalInASecondStep() {
		assertThat(withdraw()).hasStatusOk().hasViewName("cancellation/confirm");
		assertThat(withdraw("confirmed", "change")).hasStatusOk().hasViewName("cancellation/withdraw");
		verifyNoInteractions(this.submitDeclaration);
		given(this.submitDeclaration.submit(any(), any(), any(), any()))
			.willReturn(DeclarationPage.redirect("/withdraw/receipts/x", Locale.ENGLISH));
		assertThat(withdraw("confirmed")).hasStatus(303).redirectedUrl().isEqualTo("/withdraw/receipts/x?lang=en");
	}

	@Test
	void answers404ForAnUnknownReceipt() {
		var receipt = Token.random();
		this.declarations.receive(new Declaration.Content(DeclarationType.WITHDRAWAL, null, null),
				DeclarationFixture.ada(null), receipt, DeclarationFixture.NETWORK);
		assertThat(this.mvc.get().uri("/withdraw/receipts/" + receipt.value())).hasStatusOk()
			.hasViewName("cancellation/receipt")
			.model()
			.containsEntry("action", "withdraw")
			.containsEntry("email", EMAIL);
		assertThat(this.mvc.get().uri("/withdraw/receipts/" + Token.random().value())).hasStatus(404);
	}

	@Test
	void offersTheReceiptAsAFile() {
		var receipt = Token.random();
		this.declarations.receive(new Declaration.Content(DeclarationType.ORDINARY, null, null),
				DeclarationFixture.ada("TW-1"), receipt, DeclarationFixture.NETWORK);
		assertThat(this.mvc.get().uri("/cancel/receipts/" + receipt.value() + "?file").locale(Locale.GERMANY))
			.hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"cancel-2026-12-01.txt\"")
			.bodyText()
			.startsWith("Ihre Kündigung ist eingegangen")
			.contains("Vertrag:\n> TW-1", "Eingegangen: 1. Dezember 2026, 09:10:07 Uhr (MEZ)", "Verlag");
	}

	@Test
	void fillsInTheContractOfALinkInAnEmail() {
		for (var path : List.of("/cancel", "/withdraw")) {
			assertThat(this.mvc.get().uri(path + "?contract=TW-7K3M")).model()
				.extractingByKey("form")
				.extracting("reference")
				.isEqualTo("TW-7K3M");
		}
	}

	@Test
	@Fault("F100")
	void getOfTheLinkEndsNothing() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.mvc.get().uri("/cancel/contracts/" + LINK.value())).hasStatusOk()
				.hasViewName("cancellation/contracts");
		}
		assertThat(this.contracts.asked()).isEmpty();
		assertThat(this.declaration.isAwaitingChoice()).isTrue();
	}

	@Test
	void postEndsTheChosenContracts() {
		assertThat(choose(this.contract.contractNumber())).hasStatus(303)
			.redirectedUrl()
			.isEqualTo("/cancel/contracts/" + LINK.value() + "?lang=en");
		assertThat(this.contracts.asked()).hasSize(1);
		assertThat(this.mvc.get().uri("/cancel/contracts/" + LINK.value())).hasViewName("cancellation/result");
	}

	@Test
	void postWithoutAChoiceEndsNothing() {
		assertThat(choose("TW-0000")).hasStatus(400)
			.hasViewName("cancellation/contracts")
			.model()
			.containsEntry("notice", "cancellation.contracts.none");
		assertThat(this.contracts.asked()).isEmpty();
	}

	@Test
	void rejectsAnUnknownLink() {
		var uri = "/withdraw/contracts/" + Token.random().value();
		assertThat(this.mvc.get().uri(uri)).hasStatus(410).hasViewName("cancellation/invalid-link");
		assertThat(this.mvc.post().uri(uri)).hasStatus(410).hasViewName("cancellation/invalid-link");
	}

	@Test
	@Fault("F105")
	void findsTheReceiptByTheLinkInAnEmail() {
		var link = Token.random();
		given(this.links.find(link, Purpose.RECEIPT)).willReturn(Optional.of(this.declaration.id()));
		assertThat(this.mvc.get().uri("/cancel/receipts/" + link.value())).hasStatusOk()
			.model()
			.containsEntry("rows", RECEIPT.rows(this.declaration, Locale.ENGLISH));
		assertThat(this.mvc.get().uri("/cancel/receipts/" + LINK.value())).hasStatus(404);
		assertThat(this.mvc.get().uri("/cancel/contracts/" + link.value())).hasStatus(410);
	}

	@Test
	void showsTheDeclarationOfTheLink() {
		assertThat(this.mvc.get().uri("/cancel/contracts/" + LINK.value())).model()
			.containsEntry("rows", RECEIPT.rows(this.declaration, Locale.ENGLISH));
	}

	@Test
	@Fault("F94")
	void answers503WithRetryAfterWhileTheDatabaseIsDown() {
		given(this.links.find(any(), any())).willThrow(new DataAccessResourceFailureException("down"));
		for (var path : List.of("/cancel/contracts/", "/withdraw/receipts/")) {
			assertThat(this.mvc.get().uri(path + LINK.value())).hasStatus(503)
				.hasViewName("cancellation/unavailable")
				.hasHeader("Retry-After", "60");
		}
		assertThat(choose(this.contract.contractNumber())).hasStatus(503);
	}

	private MvcTestResult choose(String number) {
		var path = "/cancel/contracts/" + LINK.value();
		return this.mvc.post().uri(path).servletPath(path).param("contract", number).exchange();
	}

	private MvcTestResult withdraw(String... buttons) {
		var request = this.mvc.post().uri("/withdraw").param("name", "Ada").param("email", EMAIL);
		for (var button : buttons) {
			request.param(button, "true");
		}
		return request.exchange();
	}

	private ContractChoiceController contractChoice() {
		var texts = FakeContracts.pledgeTexts(DeclarationFixture.messages());
		return new ContractChoiceController(
				new ChooseContracts(this.links, this.repository,
						new DeclarationExecutor(this.contracts, ContractFixture.SITE),
						new TransactionTemplate(mock(PlatformTransactionManager.class))),
				new ContractChoicePage(this.contracts, texts, RECEIPT, DeclarationFixture.statusTexts(this.contracts)));
	}

	private static ViewResolver blankPages() {
		var resolver = new InternalResourceViewResolver();
		resolver.setPrefix("/blank/");
		return resolver;
	}

}
