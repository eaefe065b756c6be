package org.tragwerk.stripe.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.ChangePledgeCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ExpireCheckoutCommand;
import org.tragwerk.provider.ProviderCommand;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.provider.VoidDraftsCommand;
import org.tragwerk.stripe.client.StripeProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StripePaymentProviderTests {

	private static final StripeProperties READ_ONLY = new StripeProperties("rk_test", null, List.of("whsec_1"),
			"prod_1", false);

	private final RecordingExecutor<VoidDraftsCommand> voider = new RecordingExecutor<>(VoidDraftsCommand.class);

	private final RecordingExecutor<CancelSubscriptionCommand> canceler = new RecordingExecutor<>(
			CancelSubscriptionCommand.class);

	private final List<CommandExecutor<?>> executors = List.of(this.voider, this.canceler,
			new RecordingExecutor<>(ChangePledgeCommand.class), new RecordingExecutor<>(ExpireCheckoutCommand.class),
			new RecordingExecutor<>(RefundPaymentCommand.class));

	@Test
	void passesACommandToTheExecutorOfItsType() {
		var provider = new StripePaymentProvider(this.executors, READ_ONLY);
		var cancellation = new CancelSubscriptionCommand("sub_1", Instant.EPOCH);
		provider.execute(cancellation, new CommandId(UUID.randomUUID()));
		assertThat(this.canceler.executed).containsExactly(cancellation);
		assertThat(this.voider.executed).isEmpty();
	}

	@Test
	void doesNotStartWithoutAnExecutorOfEachCommand() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new StripePaymentProvider(this.executors.subList(1, 5), READ_ONLY))
			.withMessageContaining("VoidDraftsCommand");
	}

	@Test
	void isWritableUnlessTheSettingSaysOtherwise() {
		assertThat(new StripePaymentProvider(this.executors, READ_ONLY).isWritable()).isFalse();
	}

	private static final class RecordingExecutor<C extends ProviderCommand> implements CommandExecutor<C> {

		private final Class<C> type;

		private final List<C> executed = new ArrayList<>();

		RecordingExecutor(Class<C> type) {
			this.type = type;
		}

		@Override
		public Class<C> type() {
			return this.type;
		}

		@Override
		public void execute(C command, CommandId id) {
			this.executed.add(command);
		}

	}

}
