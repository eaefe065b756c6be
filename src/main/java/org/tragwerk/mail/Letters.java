package org.tragwerk.mail;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

/**
 * All kinds of letters that the modules can write.
 */
@Component
class Letters {

	private final Map<String, Letter> byKind;

	Letters(ObjectProvider<Letter> letters) {
		this.byKind = letters.stream().collect(Collectors.toMap(Letter::kind, Function.identity()));
	}

	@Transactional
	Optional<Draft> compose(Claim claim) {
		var letter = this.byKind.get(claim.kind());
		Assert.state(letter != null, () -> "No module writes letters of the kind " + claim.kind() + ".");
		return letter.compose(claim.about());
	}

}
