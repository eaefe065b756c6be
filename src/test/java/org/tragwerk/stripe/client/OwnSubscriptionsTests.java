package org.tragwerk.stripe.client;

import java.util.List;

import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class OwnSubscriptionsTests {

	private static final String OURS = "{\"attempt_id\":\"00000000-0000-0000-0000-000000000001\"}";

	private final OwnSubscriptions own = new OwnSubscriptions(
			new StripeProperties("sk_test_1", null, List.of(), "prod_ours", true));

	@Test
	@Fault("F13")
	void haveOurMetadataAndProduct() {
		assertThat(this.own.owns(subscription(OURS, "prod_ours"))).isTrue();
		assertThat(this.own.owns(subscription(OURS, "prod_other"))).isFalse();
		assertThat(this.own.owns(subscription("{\"order\":\"1\"}", "prod_ours"))).isFalse();
		assertThat(this.own.owns(subscription("null", "prod_ours"))).isFalse();
	}

	private static Subscription subscription(String metadata, String product) {
		return ApiResource.GSON.fromJson("""
				{"id":"sub_1","object":"subscription","metadata":%s,"items":{"object":"list","data":[
				{"id":"si_1","price":{"id":"price_1","product":"%s"}}]}}""".formatted(metadata, product),
				Subscription.class);
	}

}
