package org.tragwerk.sandbox;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Subscription;
import com.stripe.model.billingportal.Configuration;
import com.stripe.model.billingportal.Session;
import com.stripe.param.billingportal.ConfigurationCreateParams;
import com.stripe.param.billingportal.ConfigurationCreateParams.Features;
import com.stripe.param.billingportal.ConfigurationUpdateParams;
import com.stripe.param.billingportal.SessionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortalTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void plansTheEndWithItsDateAlone() throws Exception {
		var subscription = this.fixture.subscribed();
		var page = path(session(subscription, configuration(true)));

		assertThat(this.fixture.get(page, "text/html").body()).contains("7,50", "Unterstützung", "Kündigen")
			.doesNotContain("{{");
		this.fixture.post(page, "act=cancel&subscription=" + subscription.getId());

		var canceled = this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
		assertThat(canceled.getCancelAtPeriodEnd()).isFalse();
		assertThat(canceled.getCancelAt()).isEqualTo(canceled.getItems().getData().get(0).getCurrentPeriodEnd());
		assertThat(canceled.getStatus()).isEqualTo("active");
		assertThat(this.fixture.get(page, "text/html").body()).contains("Endet am", "Kündigung zurücknehmen");
		this.fixture.advance("P2M");
		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getStatus())
			.isEqualTo("canceled");
	}

	@Test
	void showsReceiptsWhereTheConfigurationSaysSo() throws Exception {
		var page = path(session(this.fixture.subscribed(), configuration(true)));
		assertThat(this.fixture.get(page, "text/html").body()).contains("Belege", "-0001", "bezahlt");
	}

	@Test
	void takesTheEndBack() throws Exception {
		var subscription = this.fixture.subscribed();
		var page = path(session(subscription, configuration(true)));
		this.fixture.post(page, "act=cancel&subscription=" + subscription.getId());

		this.fixture.post(page, "act=resume&subscription=" + subscription.getId());

		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getCancelAt()).isNull();
	}

	@Test
	void replacesTheCustomersCardOnly() throws Exception {
		var subscription = this.fixture.subscribed();

		this.fixture.post(path(session(subscription, configuration(true))), "act=card&last4=5556");

		var customer = this.fixture.stripe.v1().customers().retrieve(subscription.getCustomer());
		var card = customer.getInvoiceSettings().getDefaultPaymentMethod();
		assertThat(this.fixture.stripe.v1().paymentMethods().retrieve(card).getCard().getLast4()).isEqualTo("5556");
		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getDefaultPaymentMethod())
			.isEqualTo(subscription.getDefaultPaymentMethod());
	}

	@Test
	void doesWhatTheConfigurationAllowsAndNoMore() throws Exception {
		var subscription = this.fixture.subscribed();
		var page = path(session(subscription, configuration(false)));

		assertThat(this.fixture.get(page, "text/html").body()).doesNotContain("Kündigen");
		assertThat(this.fixture.post(page, "act=cancel&subscription=" + subscription.getId()).statusCode())
			.isEqualTo(400);
	}

	@Test
	void closesAfterAnHour() throws Exception {
		var page = path(session(this.fixture.subscribed(), configuration(true)));

		this.fixture.advance("PT61M");

		assertThat(this.fixture.get(page, "text/html").statusCode()).isEqualTo(404);
	}

	@Test
	void opensNothingWithAConfigurationThatIsOff() throws Exception {
		var subscription = this.fixture.subscribed();
		var configuration = configuration(true);
		this.fixture.stripe.v1()
			.billingPortal()
			.configurations()
			.update(configuration.getId(), ConfigurationUpdateParams.builder().setActive(false).build());

		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> session(subscription, configuration));
	}

	private Configuration configuration(boolean cancels) throws Exception {
		var features = Features.builder()
			.setInvoiceHistory(Features.InvoiceHistory.builder().setEnabled(true).build())
			.setPaymentMethodUpdate(Features.PaymentMethodUpdate.builder().setEnabled(true).build())
			.setSubscriptionCancel(Features.SubscriptionCancel.builder().setEnabled(cancels).build())
			.build();
		return this.fixture.stripe.v1()
			.billingPortal()
			.configurations()
			.create(ConfigurationCreateParams.builder().setFeatures(features).build());
	}

	private Session session(Subscription subscription, Configuration configuration) throws Exception {
		return this.fixture.stripe.v1()
			.billingPortal()
			.sessions()
			.create(SessionCreateParams.builder()
				.setCustomer(subscription.getCustomer())
				.setConfiguration(configuration.getId())
				.setReturnUrl("http://localhost:1/account")
				.setLocale(SessionCreateParams.Locale.DE)
				.build());
	}

	private String path(Session session) {
		return session.getUrl().substring(this.fixture.sandbox.url().length());
	}

}
