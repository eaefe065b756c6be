package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An in-memory {@link EndNotificationRepository}.
 */
class FakeEndNotifications implements EndNotificationRepository {

	private final List<EndNotification> rows = new ArrayList<>();

	List<EndNotification> all() {
		return List.copyOf(this.rows);
	}

	@Override
	public EndNotification save(EndNotification notification) {
		this.rows.add(notification);
		return notification;
	}

	@Override
	public Optional<EndNotification> findById(UUID id) {
		return this.rows.stream().filter((row) -> row.id().equals(id)).findFirst();
	}

	@Override
	public boolean existsBySubscriptionIdAndEndsAt(UUID subscription, Instant endsAt) {
		return of(subscription).anyMatch((row) -> row.endsAt().equals(endsAt));
	}

	@Override
	public boolean existsBySubscriptionIdAndPlannedTrueAndEndsAtBetween(UUID subscription, Instant from, Instant to) {
		return of(subscription).filter(EndNotification::isPlanned)
			.anyMatch((row) -> !row.endsAt().isBefore(from) && !row.endsAt().isAfter(to));
	}

	private Stream<EndNotification> of(UUID subscription) {
		return this.rows.stream().filter((row) -> row.subscription().value().equals(subscription));
	}

}
