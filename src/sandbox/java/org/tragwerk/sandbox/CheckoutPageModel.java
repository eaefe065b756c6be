package org.tragwerk.sandbox;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.account.checkout.CheckoutPage;

/** The values of the Checkout page's template, in one language. */
record CheckoutPageModel(CheckoutPage page, String account, String language) {

	private static final List<String> ORDER = List.of("sepa_debit", "card", "paypal");

	static String amount(long cents, String currency, String language) {
		var format = NumberFormat.getCurrencyInstance(language.equals("de") ? Locale.GERMANY : Locale.UK);
		format.setCurrency(Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
		return format.format(BigDecimal.valueOf(cents, 2));
	}

	Map<String, String> all() {
		var values = new HashMap<String, String>();
		var mode = this.page.state().mode();
		values.put("id", this.page.links().id());
		values.put("title", Objects.requireNonNullElseGet(this.page.sale().product(), () -> text("setup.title")));
		values.put("heading", text("heading." + mode));
		values.put("price",
				mode.equals("setup") ? "" : fill("price", Map.of("amount", amount(), "interval", interval())));
		values.put("payer", payer());
		values.put("ways", paymentMethods());
		values.put("way", chosen());
		values.put("account", this.account);
		values.put("button", button(mode));
		values.put("terms", text("terms." + mode));
		values.put("back", back());
		values.put("returnUrl", this.page.links().returnUrl());
		return values;
	}

	private String payer() {
		var email = this.page.payer().email();
		return (email != null) ? fill("payer-known", Map.of("email", email)) : fill("payer-asked", Map.of());
	}

	private String back() {
		var url = this.page.links().cancelUrl();
		return (url != null) ? fill("back", Map.of("url", url)) : "";
	}

	private String button(String mode) {
		return switch (mode) {
			case "setup" -> text("pay.setup");
			case "payment" -> text("pay.once") + " · " + amount();
			default -> text("pay") + " · " + amount();
		};
	}

	private List<String> offered() {
		return this.page.paymentMethodTypes()
			.stream()
			.filter(ORDER::contains)
			.sorted(Comparator.comparing(ORDER::indexOf))
			.toList();
	}

	/** The kind of payment method that was submitted last, at first the first one. */
	private String chosen() {
		return Objects.requireNonNullElseGet(this.page.state().paymentMethodType(), () -> offered().get(0));
	}

	private String paymentMethods() {
		var late = this.page.state().mode().equals("setup") ? "" : fill("way-late", Map.of());
		var declined = this.page.state().declined() ? fill("notice-declined", Map.of()) : "";
		return offered().stream()
			.map((type) -> fill("way-" + type,
					Map.of("checked", type.equals(chosen()) ? "checked" : "", "late", late, "notice",
							type.equals(chosen()) ? declined : "", "account", this.account)))
			.collect(Collectors.joining());
	}

	private String amount() {
		return amount(this.page.sale().amount(), this.page.sale().currency(), this.language);
	}

	private String interval() {
		if (this.page.sale().interval() == null) {
			return text("interval.once");
		}
		return interval(this.page.sale().interval(), this.page.sale().intervalCount(), this.language);
	}

	static String interval(String interval, int count, String language) {
		var key = "interval." + interval + "." + count;
		return Template.text(language, Template.hasText(language, key) ? key : "interval.other");
	}

	private String fill(String template, Map<String, String> values) {
		return Template.fill(template, this.language, values);
	}

	private String text(String key) {
		return Template.text(this.language, key);
	}

}
