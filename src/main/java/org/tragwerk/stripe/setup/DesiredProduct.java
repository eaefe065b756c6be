package org.tragwerk.stripe.setup;

import java.util.List;
import java.util.stream.StreamSupport;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductUpdateParams;
import org.jspecify.annotations.Nullable;

/**
 * The product under which the price of every pledge is created: the one in the settings,
 * else the one marked with the metadata {@link ConnectionSettings#SITE}. Its name and
 * image are left to the account's staff.
 */
class DesiredProduct implements DesiredObject {

	private static final int NOT_FOUND = 404;

	private final StripeClient stripe;

	private final ConnectionSettings connectionSettings;

	DesiredProduct(StripeClient stripe, ConnectionSettings connectionSettings) {
		this.stripe = stripe;
		this.connectionSettings = connectionSettings;
	}

	@Override
	public String name() {
		return "products";
	}

	@Override
	public List<String> differences() throws StripeException {
		var product = find();
		if (product == null) {
			return List.of(this.connectionSettings.product()
				.map(DesiredProduct::missing)
				.orElse("There is no product for pledges to be prices of."));
		}
		return product.getActive() ? List.of() : List.of("Product " + product.getId() + " is archived.");
	}

	@Override
	public void apply(SetupReport setupReport) throws StripeException {
		var product = find();
		if (product == null) {
			product = create();
			setupReport.addChange("Created product " + product.getId() + ".");
		}
		if (!product.getActive()) {
			this.stripe.v1().products().update(product.getId(), ProductUpdateParams.builder().setActive(true).build());
			setupReport.addChange("Took product " + product.getId() + " out of the archive.");
		}
		setupReport.addSetting("TRAGWERK_STRIPE_PRODUCT=" + product.getId());
	}

	private @Nullable Product find() throws StripeException {
		var named = this.connectionSettings.product();
		return named.isPresent() ? retrieve(named.get()) : marked();
	}

	private @Nullable Product retrieve(String id) throws StripeException {
		try {
			return this.stripe.v1().products().retrieve(id);
		}
		catch (InvalidRequestException ex) {
			if (ex.getStatusCode() == NOT_FOUND) {
				return null;
			}
			throw ex;
		}
	}

	private @Nullable Product marked() throws StripeException {
		var all = this.stripe.v1().products().list(ProductListParams.builder().setLimit(100L).build());
		return StreamSupport.stream(all.autoPagingIterable().spliterator(), false)
			.filter((product) -> this.connectionSettings.siteMetadata()
				.equals(product.getMetadata().get(ConnectionSettings.SITE)))
			.findFirst()
			.orElse(null);
	}

	private Product create() throws StripeException {
		this.connectionSettings.product().ifPresent((id) -> {
			throw new SetupException(missing(id) + " Correct it, or leave it out to have a product created.");
		});
		return this.stripe.v1()
			.products()
			.create(ProductCreateParams.builder()
				.setName(this.connectionSettings.site().newspaper().name())
				.putMetadata(ConnectionSettings.SITE, this.connectionSettings.siteMetadata())
				.build());
	}

	private static String missing(String id) {
		return "TRAGWERK_STRIPE_PRODUCT names " + id + ", which this account does not have.";
	}

}
