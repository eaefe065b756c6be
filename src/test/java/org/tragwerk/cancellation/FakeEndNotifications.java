package org.tragwerk.cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
	public Optional<EndNotification> findFirstBySubscriptionIdOrderByNumberDesc(UUID subscription) {
		return this.rows.stream()
			.filter((row) -> row.subscription().value().equals(subscription))
			.reduce((older, newer) -> newer);
	}

}
