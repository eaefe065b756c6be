package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.stripe.model.Invoice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tragwerk.Fault;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.CustomerSnapshot;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class UnsupportedObjectsTests {

	private final UnsupportedObjects unsupported = new UnsupportedObjects();

	@Test
	@Fault("F22")
	void leavesOutOnlyTheUnsupportedObject(CapturedOutput output) {
		assertThat(this.unsupported.convert(invoice("in_1"), UnsupportedObjectsTests::refuse)).isEmpty();
		assertThat(this.unsupported.convert(invoice("in_2"), Invoice::getId)).contains("in_2");
		assertThat(this.unsupported.convertEach(invoice("in_3"),
				(one) -> Stream.of(one).map(UnsupportedObjectsTests::refuse)))
			.isEmpty();
		assertThat(this.unsupported.convertEach(invoice("in_4"), (one) -> Stream.of("a", "b"))).containsExactly("a",
				"b");
		assertThat(this.unsupported.reasons()).isEqualTo(Map.of("in_1", "It is odd", "in_3", "It is odd"));
		assertThat(output).contains("in_1 is not supported: It is odd").doesNotContain("in_2");
	}

	@Test
	@Fault({ "F22", "F117" })
	void reportsAnUnexpectedObjectWithoutItsContent() {
		assertThat(this.unsupported.convert(invoice("in_1"), (one) -> one.getLines().getData())).isEmpty();
		assertThat(this.unsupported.reasons()).hasEntrySatisfying("in_1",
				(reason) -> assertThat(reason).startsWith("NullPointerException"));
	}

	@Test
	@Fault("F22")
	void opensATaskForEachUntilItIsSupported() {
		var staffTasks = mock(StaffTasks.class);
		var tasks = new UnsupportedObjectTasks(staffTasks);
		tasks.update("cus_1", state(Map.of("in_1", "It is odd")));
		then(staffTasks).should()
			.replaceAll(StaffTaskKind.UNSUPPORTED_OBJECT, "cus_1",
					Map.of("in_1: It is odd", Map.of("object", "in_1", "reason", "It is odd")));
		tasks.update("cus_1", state(Map.of()));
		then(staffTasks).should().replaceAll(StaffTaskKind.UNSUPPORTED_OBJECT, "cus_1", Map.of());
	}

	@Test
	@Fault("F22")
	void keepsTasksIfNotAllObjectsWereFetched() {
		var staffTasks = mock(StaffTasks.class);
		new UnsupportedObjectTasks(staffTasks).update("cus_1", state(null));
		then(staffTasks).shouldHaveNoInteractions();
	}

	private static CustomerState state(@Nullable Map<String, String> unsupported) {
		return new CustomerState(List.of(), new CustomerSnapshot("cus_1", List.of(), List.of(), List.of()),
				unsupported);
	}

	private static String refuse(Invoice invoice) {
		throw new UnsupportedObjectException("It is odd");
	}

	private static Invoice invoice(String id) {
		var invoice = new Invoice();
		invoice.setId(id);
		return invoice;
	}

}
