package org.tragwerk;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaMethod;
import org.tragwerk.testing.CompiledClasses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultCatalogueTests {

	private static final int ALL = 118;

	private static final Stream<IntStream> ENTRANCE = Stream.of(IntStream.rangeClosed(1, 11), IntStream.of(14),
			IntStream.rangeClosed(17, 21), IntStream.rangeClosed(25, 36), IntStream.rangeClosed(39, 42),
			IntStream.of(13, 15, 16, 22, 37, 38, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 61,
					62, 85, 89),
			IntStream.rangeClosed(67, 76), IntStream.rangeClosed(91, 102),
			IntStream.of(104, 105, 113, 114, 115, 116, 117, 118));

	@Test
	void everyFaultOfWebhooksHasATest() {
		var covered = covered();
		System.out.printf("Fault catalogue: %d of %d have a test: %s%n", covered.size(), ALL,
				covered.stream().map(String::valueOf).collect(Collectors.joining(", F", "F", "")));
		var entrance = ENTRANCE.flatMapToInt((numbers) -> numbers).boxed().toList();
		assertThat(covered).containsAll(entrance);
	}

	private static TreeSet<Integer> covered() {
		return CompiledClasses.ALL.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isAnnotatedWith(Fault.class))
			.flatMap(FaultCatalogueTests::numbers)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<Integer> numbers(JavaMethod method) {
		return Arrays.stream(method.getAnnotationOfType(Fault.class).value())
			.map((name) -> Integer.valueOf(name.substring(1)));
	}

}
