package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.test.util.ReflectionTestUtils;

import static org.tragwerk.testing.AggregateEvents.takeEvents;

/**
 * An in-memory {@link DeclarationRepository}.
 */
class FakeDeclarations implements DeclarationRepository {

	/** The events that were published. */
	final List<Object> events = new ArrayList<>();

	private final Map<UUID, Stored> rows = new LinkedHashMap<>();

	private final List<String> locked = new ArrayList<>();

	/** Stores a declaration. */
	Declaration add(Declaration declaration) {
		return save(declaration);
	}

	List<Declaration> all() {
		return this.rows.values().stream().map(Stored::declaration).toList();
	}

	@Override
	public Declaration save(Declaration declaration) {
		var receiptHash = (byte[]) Objects.requireNonNull(ReflectionTestUtils.getField(declaration, "receiptHash"));
		this.rows.put(declaration.id(), new Stored(declaration, receiptHash));
		this.events.addAll(takeEvents(declaration));
		return declaration;
	}

	@Override
	public Optional<Declaration> findById(UUID id) {
		return Optional.ofNullable(this.rows.get(id)).map(Stored::declaration);
	}

	@Override
	public Optional<Declaration> findForUpdate(UUID id) {
		return findById(id);
	}

	@Override
	public Optional<Declaration> findByReceiptHash(byte[] receiptHash) {
		return this.rows.values()
			.stream()
			.filter((row) -> Arrays.equals(row.receiptHash(), receiptHash))
			.map(Stored::declaration)
			.findFirst();
	}

	@Override
	public boolean existsByReceiptHash(byte[] receiptHash) {
		return findByReceiptHash(receiptHash).isPresent();
	}

	@Override
	public boolean lockReceipt(byte[] receiptHash) {
		return this.locked.add(Arrays.toString(receiptHash));
	}

	@Override
	public List<Declaration> findWithoutContract(String email, Collection<DeclarationType> types, Instant since) {
		return sorted().filter((declaration) -> declaration.statusName().equals("NO_CONTRACT"))
			.filter((declaration) -> declaration.declarant().email().equalsIgnoreCase(email))
			.filter((declaration) -> types.contains(declaration.type()))
			.filter((declaration) -> !declaration.receivedAt().isBefore(since))
			.toList();
	}

	@Override
	public List<UUID> findWithUnusedLink(Instant staffAfter, Instant since) {
		return sorted().filter(Declaration::isAwaitingChoice)
			.filter((declaration) -> !declaration.receivedAt().isBefore(since))
			.filter((declaration) -> declaration.confirmation().confirmationState() == Confirmation.State.PAGE
					|| declaration.receivedAt().isBefore(staffAfter))
			.map(Declaration::id)
			.toList();
	}

	@Override
	public boolean existsConfirmedSince(String email, DeclarationType type, Instant since) {
		return sorted().filter((declaration) -> declaration.match().matchKind() == DeclarationMatch.Kind.ADDRESS)
			.filter((declaration) -> declaration.declarant().email().equalsIgnoreCase(email))
			.filter((declaration) -> declaration.type() == type)
			.map(Declaration::confirmation)
			.filter((confirmation) -> confirmation.confirmationState() == Confirmation.State.EMAIL)
			.anyMatch((confirmation) -> !Objects.requireNonNull(confirmation.confirmedAt()).isBefore(since));
	}

	@Override
	public List<Declaration> findConfirmedTo(UUID contract) {
		return sorted().filter((declaration) -> declaration.match().matchKind() == DeclarationMatch.Kind.CONTRACT)
			.filter((declaration) -> declaration.confirmation().confirmationState() != Confirmation.State.PAGE)
			.filter((declaration) -> declaration.ends().stream().anyMatch((end) -> end.contractId().equals(contract)))
			.toList();
	}

	private Stream<Declaration> sorted() {
		return all().stream().sorted(Comparator.comparing(Declaration::receivedAt));
	}

	private record Stored(Declaration declaration, byte[] receiptHash) {
	}

}
