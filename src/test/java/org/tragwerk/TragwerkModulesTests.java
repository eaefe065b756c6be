package org.tragwerk;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

class TragwerkModulesTests {

	@Test
	void modulesKeepTheirBorders() {
		ApplicationModules.of(TragwerkApplication.class).verify();
	}

}
