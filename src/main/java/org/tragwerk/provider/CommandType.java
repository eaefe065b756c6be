package org.tragwerk.provider;

import java.util.stream.Stream;

/**
 * The stored names of the types of commands.
 */
enum CommandType {

	CANCEL_SUBSCRIPTION(CancelSubscriptionCommand.class),

	CHANGE_PLEDGE(ChangePledgeCommand.class),

	EXPIRE_CHECKOUT(ExpireCheckoutCommand.class),

	REFUND_PAYMENT(RefundPaymentCommand.class),

	VOID_DRAFTS(VoidDraftsCommand.class);

	private final Class<? extends ProviderCommand> payload;

	CommandType(Class<? extends ProviderCommand> payload) {
		this.payload = payload;
	}

	Class<? extends ProviderCommand> payload() {
		return this.payload;
	}

	static CommandType of(ProviderCommand command) {
		return Stream.of(values()).filter((type) -> type.payload.isInstance(command)).findAny().orElseThrow();
	}

}
